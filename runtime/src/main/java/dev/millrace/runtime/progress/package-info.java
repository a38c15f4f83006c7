/// Combines the event-time progress of several channels or inputs.
@NullMarked
package dev.millrace.runtime.progress;

import org.jspecify.annotations.NullMarked;
