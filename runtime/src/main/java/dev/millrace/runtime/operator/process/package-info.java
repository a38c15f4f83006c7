/// Runs process functions, with timers, side outputs and broadcast state.
@NullMarked
package dev.millrace.runtime.operator.process;

import org.jspecify.annotations.NullMarked;
