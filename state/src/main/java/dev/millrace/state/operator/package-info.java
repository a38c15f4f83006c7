/// Keeps state without keys: operator lists, union lists and broadcast state.
@NullMarked
package dev.millrace.state.operator;

import org.jspecify.annotations.NullMarked;
