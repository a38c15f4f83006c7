/// Contains the connectors of tables: files, generated rows, printing and discarding.
@NullMarked
package dev.millrace.connector.table;

import org.jspecify.annotations.NullMarked;
