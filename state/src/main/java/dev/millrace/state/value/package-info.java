/// Stores the values of state compactly: numbers as longs, small maps and lists in arrays.
@NullMarked
package dev.millrace.state.value;

import org.jspecify.annotations.NullMarked;
