/// Defines the abilities of sinks of tables, of which planners make use.
@NullMarked
package dev.millrace.table.connector.sink.abilities;

import org.jspecify.annotations.NullMarked;
