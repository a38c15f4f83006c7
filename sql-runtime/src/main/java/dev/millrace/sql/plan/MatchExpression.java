package dev.millrace.sql.plan;

import dev.millrace.sql.expression.Expr;
import java.io.Serializable;
import java.util.List;

/// Is an expression over the current row and values of a match.
///
/// @param result the expression over the columns of the current row, followed by one column per value
/// @param values the values
public record MatchExpression(Expr result, List<MatchValue> values) implements Serializable {}
