/// Checkpoints: what a subtask does when a barrier is through, who counts whether all have, and where it all goes.
@NullMarked
package dev.millrace.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
