/// Computes functions over windows of rows.
@NullMarked
package dev.millrace.sql.operator.over;

import org.jspecify.annotations.NullMarked;
