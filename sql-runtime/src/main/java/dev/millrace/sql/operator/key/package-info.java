/// Finds rows by the values of key columns.
@NullMarked
package dev.millrace.sql.operator.key;

import org.jspecify.annotations.NullMarked;
