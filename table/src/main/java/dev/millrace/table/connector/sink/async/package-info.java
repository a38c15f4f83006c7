/// Sinks of tables that send batches of records without waiting.
@NullMarked
package dev.millrace.table.connector.sink.async;

import org.jspecify.annotations.NullMarked;
