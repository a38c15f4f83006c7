/// Defines how connectors read tables.
@NullMarked
package dev.millrace.table.connector.source;

import org.jspecify.annotations.NullMarked;
