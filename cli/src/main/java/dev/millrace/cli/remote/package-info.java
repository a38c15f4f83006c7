/// Implements the commands that talk to a coordinator, and those that start processes.
@NullMarked
package dev.millrace.cli.remote;

import org.jspecify.annotations.NullMarked;
