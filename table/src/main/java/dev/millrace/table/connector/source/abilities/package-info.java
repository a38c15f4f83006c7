/// Defines the abilities of sources of tables, of which planners make use.
@NullMarked
package dev.millrace.table.connector.source.abilities;

import org.jspecify.annotations.NullMarked;
