/// Implements paged open-addressing tables from keys to columns of values. All keyed state on the heap is in
/// such tables.
@NullMarked
package dev.millrace.state.table;

import org.jspecify.annotations.NullMarked;
