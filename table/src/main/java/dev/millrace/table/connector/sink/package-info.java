/// Defines how connectors write tables.
@NullMarked
package dev.millrace.table.connector.sink;

import org.jspecify.annotations.NullMarked;
