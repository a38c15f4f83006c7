/// Finds the tables that hints of queries name.
@NullMarked
package dev.millrace.sql.planner.hint;

import org.jspecify.annotations.NullMarked;
