/// Contains accumulators. Subtasks add values while a job runs, and the job returns the merged results at its end.
@NullMarked
package dev.millrace.api.accumulator;

import org.jspecify.annotations.NullMarked;
