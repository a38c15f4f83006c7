/// Defines what the connectors of tables have in common: kinds of changes, projections, converters and steps.
@NullMarked
package dev.millrace.table.connector;

import org.jspecify.annotations.NullMarked;
