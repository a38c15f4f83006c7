/// The border between data streams and tables.
@NullMarked
package dev.millrace.table.api.bridge;

import org.jspecify.annotations.NullMarked;
