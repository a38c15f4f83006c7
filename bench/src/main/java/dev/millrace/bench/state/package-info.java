/// Measures the cost of keyed state, on the heap and with a store.
@NullMarked
package dev.millrace.bench.state;

import org.jspecify.annotations.NullMarked;
