/// Serializes batches column by column.
@NullMarked
package dev.millrace.column.serializer;

import org.jspecify.annotations.NullMarked;
