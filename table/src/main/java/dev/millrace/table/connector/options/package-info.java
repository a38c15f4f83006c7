/// The options of connectors of tables.
@NullMarked
package dev.millrace.table.connector.options;

import org.jspecify.annotations.NullMarked;
