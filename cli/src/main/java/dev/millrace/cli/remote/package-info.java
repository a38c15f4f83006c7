/// Commands that talk to a coordinator, and the one that starts it.
@NullMarked
package dev.millrace.cli.remote;

import org.jspecify.annotations.NullMarked;
