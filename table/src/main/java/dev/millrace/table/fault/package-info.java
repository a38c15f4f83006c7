/// Contains the faults of the types and values of SQL.
@NullMarked
package dev.millrace.table.fault;

import org.jspecify.annotations.NullMarked;
