/// Defines how connectors look up rows by key.
@NullMarked
package dev.millrace.table.connector.source.lookup;

import org.jspecify.annotations.NullMarked;
