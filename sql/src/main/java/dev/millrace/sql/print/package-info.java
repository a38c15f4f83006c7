/// Prints the results of statements as Flink's SQL shell does, as CSV and as JSON.
@NullMarked
package dev.millrace.sql.print;

import org.jspecify.annotations.NullMarked;
