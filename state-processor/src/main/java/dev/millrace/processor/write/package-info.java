/// Writes savepoints: steps fill an operator's state and write it at the end of their input, and one step assembles
/// the parts.
@NullMarked
package dev.millrace.processor.write;

import org.jspecify.annotations.NullMarked;
