/// What keyed state costs by itself, on the heap and before a store.
@NullMarked
package dev.millrace.bench.state;

import org.jspecify.annotations.NullMarked;
