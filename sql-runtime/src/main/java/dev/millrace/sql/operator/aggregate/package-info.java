/// Computes aggregate functions over groups of rows.
@NullMarked
package dev.millrace.sql.operator.aggregate;

import org.jspecify.annotations.NullMarked;
