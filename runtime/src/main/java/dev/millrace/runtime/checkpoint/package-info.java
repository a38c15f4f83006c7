/// Coordinates the checkpoints of a job: triggers them, collects the subtasks' snapshots and writes the files.
@NullMarked
package dev.millrace.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
