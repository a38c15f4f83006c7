/// Reads and writes the rows of tables as CSV and as lines of JSON.
@NullMarked
package dev.millrace.connector.table.format;

import org.jspecify.annotations.NullMarked;
