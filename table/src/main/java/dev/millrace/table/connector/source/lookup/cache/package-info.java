/// Keeps rows that were looked up.
@NullMarked
package dev.millrace.table.connector.source.lookup.cache;

import org.jspecify.annotations.NullMarked;
