/// What people are shown of the processes that run subtasks: who they are, their logs, threads and metrics.
@NullMarked
package dev.millrace.runtime.stats;

import org.jspecify.annotations.NullMarked;
