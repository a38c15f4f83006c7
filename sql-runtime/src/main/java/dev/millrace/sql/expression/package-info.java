/// Holds the expressions of plans: literals, columns, calls and casts with their types.
@NullMarked
package dev.millrace.sql.expression;

import org.jspecify.annotations.NullMarked;
