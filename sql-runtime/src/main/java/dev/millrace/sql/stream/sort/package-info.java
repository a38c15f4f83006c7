/// Sorts the rows of continuous queries.
@NullMarked
package dev.millrace.sql.stream.sort;

import org.jspecify.annotations.NullMarked;
