/// Shows users the processes that run subtasks: their names, logs, threads and metrics.
@NullMarked
package dev.millrace.runtime.stats;

import org.jspecify.annotations.NullMarked;
