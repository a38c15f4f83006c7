/// Defines the interfaces by which operators store the rows of their own tables in keyed snapshots.
@NullMarked
package dev.millrace.state.rows;

import org.jspecify.annotations.NullMarked;
