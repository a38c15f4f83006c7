/// Evaluates expressions over batches of columns.
@NullMarked
package dev.millrace.sql.compile;

import org.jspecify.annotations.NullMarked;
