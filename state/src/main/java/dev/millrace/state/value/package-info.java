/// Keeps the values of state compact: numbers as longs, small maps and lists in arrays.
@NullMarked
package dev.millrace.state.value;

import org.jspecify.annotations.NullMarked;
