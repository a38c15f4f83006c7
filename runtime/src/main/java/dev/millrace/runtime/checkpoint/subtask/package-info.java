/// Takes the snapshot of one subtask when a barrier arrives.
@NullMarked
package dev.millrace.runtime.checkpoint.subtask;

import org.jspecify.annotations.NullMarked;
