/// Converts between records of programs and rows of tables.
@NullMarked
package dev.millrace.sql.external;

import org.jspecify.annotations.NullMarked;
