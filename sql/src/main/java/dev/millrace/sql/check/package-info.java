/// Checks the rows that a job writes into a table.
@NullMarked
package dev.millrace.sql.check;

import org.jspecify.annotations.NullMarked;
