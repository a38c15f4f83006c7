/// Has the table connectors of SQL: files, generated rows, print and blackhole.
@NullMarked
package dev.millrace.connector.table;

import org.jspecify.annotations.NullMarked;
