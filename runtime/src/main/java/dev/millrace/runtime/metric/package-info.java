/// What subtasks count, and the metric groups that user code sees.
@NullMarked
package dev.millrace.runtime.metric;

import org.jspecify.annotations.NullMarked;
