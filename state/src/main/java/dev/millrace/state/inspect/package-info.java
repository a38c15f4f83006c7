/// Looks into checkpoints and savepoints without the program that wrote them: which operators had which states, what
/// types these are of, and what they hold.
@NullMarked
package dev.millrace.state.inspect;

import org.jspecify.annotations.NullMarked;
