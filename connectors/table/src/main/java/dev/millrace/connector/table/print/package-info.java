/// Prints or discards the rows of tables.
@NullMarked
package dev.millrace.connector.table.print;

import org.jspecify.annotations.NullMarked;
