/// Computes functions over windows of rows of streams.
@NullMarked
package dev.millrace.sql.stream.over;

import org.jspecify.annotations.NullMarked;
