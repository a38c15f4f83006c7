/// Runs sources: readers in subtasks, their timestamps and watermarks, and the coordinator of their splits.
@NullMarked
package dev.millrace.runtime.source;

import org.jspecify.annotations.NullMarked;
