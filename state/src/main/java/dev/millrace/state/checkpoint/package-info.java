/// The checkpoints and savepoints of a job in a directory: which are complete, which can still be read, and which
/// files nobody needs any more.
@NullMarked
package dev.millrace.state.checkpoint;

import org.jspecify.annotations.NullMarked;
