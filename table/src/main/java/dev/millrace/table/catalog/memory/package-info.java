/// The catalog that keeps everything in memory.
@NullMarked
package dev.millrace.table.catalog.memory;

import org.jspecify.annotations.NullMarked;
