/// Checks and translates MATCH_RECOGNIZE.
@NullMarked
package dev.millrace.sql.planner.match;

import org.jspecify.annotations.NullMarked;
