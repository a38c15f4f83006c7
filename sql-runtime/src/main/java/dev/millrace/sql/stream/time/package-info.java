/// Creates the event time of continuous queries.
@NullMarked
package dev.millrace.sql.stream.time;

import org.jspecify.annotations.NullMarked;
