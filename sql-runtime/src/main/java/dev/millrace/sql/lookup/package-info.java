/// Joins rows with the rows that connectors of programs find by key.
@NullMarked
package dev.millrace.sql.lookup;

import org.jspecify.annotations.NullMarked;
