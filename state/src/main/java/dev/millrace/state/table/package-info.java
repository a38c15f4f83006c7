/// Paged open-addressing tables from keys to columns of values: where all keyed state lies.
@NullMarked
package dev.millrace.state.table;

import org.jspecify.annotations.NullMarked;
