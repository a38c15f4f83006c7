/// Contracts of operators that keep the rows of their own tables in keyed snapshots.
@NullMarked
package dev.millrace.state.rows;

import org.jspecify.annotations.NullMarked;
