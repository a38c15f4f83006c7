/// Runs the operators of SQL queries over batches of columns.
@NullMarked
package dev.millrace.sql.operator;

import org.jspecify.annotations.NullMarked;
