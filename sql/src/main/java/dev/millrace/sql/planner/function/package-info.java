/// Lists the functions and operators of Flink for the validator, with their arguments and results.
@NullMarked
package dev.millrace.sql.planner.function;

import org.jspecify.annotations.NullMarked;
