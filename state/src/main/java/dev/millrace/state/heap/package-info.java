/// Implements value, list, map, reducing and aggregating state. Their entries are in the tables of `state.table`.
@NullMarked
package dev.millrace.state.heap;

import org.jspecify.annotations.NullMarked;
