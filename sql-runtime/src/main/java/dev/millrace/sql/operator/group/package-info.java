/// Aggregates groups of rows.
@NullMarked
package dev.millrace.sql.operator.group;

import org.jspecify.annotations.NullMarked;
