/// Defines operators of continuous queries: they receive batches of changes, and keep state per key.
@NullMarked
package dev.millrace.sql.stream;

import org.jspecify.annotations.NullMarked;
