/// Inspects checkpoints and savepoints without the program that wrote them: lists operators, states and types, and
/// reads the entries.
@NullMarked
package dev.millrace.state.inspect;

import org.jspecify.annotations.NullMarked;
