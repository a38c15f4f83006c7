/// Joins streams.
@NullMarked
package dev.millrace.sql.stream.join;

import org.jspecify.annotations.NullMarked;
