/// Keeps non-keyed state: operator lists, union lists and broadcast state.
@NullMarked
package dev.millrace.state.operator;

import org.jspecify.annotations.NullMarked;
