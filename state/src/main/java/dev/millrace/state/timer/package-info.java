/// Implements keyed timers in event time and processing time.
@NullMarked
package dev.millrace.state.timer;

import org.jspecify.annotations.NullMarked;
