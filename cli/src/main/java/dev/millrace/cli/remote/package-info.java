/// Implements the commands that talk to a coordinator.
@NullMarked
package dev.millrace.cli.remote;

import org.jspecify.annotations.NullMarked;
