/// Finds the snapshot that a job starts from, and answers requests for checkpoints and savepoints.
@NullMarked
package dev.millrace.runtime.job.snapshot;

import org.jspecify.annotations.NullMarked;
