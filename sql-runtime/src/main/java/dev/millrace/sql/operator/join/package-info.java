/// Joins the rows of two inputs.
@NullMarked
package dev.millrace.sql.operator.join;

import org.jspecify.annotations.NullMarked;
