/// Runs process table functions: their calls, states and timers.
@NullMarked
package dev.millrace.sql.stream.process;

import org.jspecify.annotations.NullMarked;
