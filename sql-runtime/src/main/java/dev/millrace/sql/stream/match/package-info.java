/// Finds sequences of rows for MATCH_RECOGNIZE with the matcher of patterns of events.
@NullMarked
package dev.millrace.sql.stream.match;

import org.jspecify.annotations.NullMarked;
