/// Computes and filters the rows of continuous queries one by one.
@NullMarked
package dev.millrace.sql.stream.calc;

import org.jspecify.annotations.NullMarked;
