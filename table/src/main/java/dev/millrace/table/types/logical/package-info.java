/// Contains the types of SQL. A type says which values a column has; it says nothing about Java classes.
@NullMarked
package dev.millrace.table.types.logical;

import org.jspecify.annotations.NullMarked;
