/// Keeps rows on the heap, and in files if there are too many.
@NullMarked
package dev.millrace.sql.operator.spill;

import org.jspecify.annotations.NullMarked;
