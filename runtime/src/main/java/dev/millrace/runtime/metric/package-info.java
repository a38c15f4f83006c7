/// Counts what subtasks do, and provides the metric groups for user code.
@NullMarked
package dev.millrace.runtime.metric;

import org.jspecify.annotations.NullMarked;
