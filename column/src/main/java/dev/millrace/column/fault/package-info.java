/// Holds the faults of columns.
@NullMarked
package dev.millrace.column.fault;

import org.jspecify.annotations.NullMarked;
