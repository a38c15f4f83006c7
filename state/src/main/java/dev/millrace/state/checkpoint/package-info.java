/// Manages the checkpoints and savepoints of a job: finds the complete and readable ones, and deletes files that are no
/// longer needed.
@NullMarked
package dev.millrace.state.checkpoint;

import org.jspecify.annotations.NullMarked;
