/// Holds the statements of Flink's SQL as records. Queries, expressions and types inside of them are syntax trees of
/// Calcite until the planner reads them.
@NullMarked
package dev.millrace.sql.statement;

import org.jspecify.annotations.NullMarked;
