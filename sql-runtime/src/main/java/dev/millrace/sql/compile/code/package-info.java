/// Generates classes that evaluate expressions over batches.
@NullMarked
package dev.millrace.sql.compile.code;

import org.jspecify.annotations.NullMarked;
