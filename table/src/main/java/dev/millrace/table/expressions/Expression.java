package dev.millrace.table.expressions;

import java.util.List;

/// Is an expression of the Table API. Expressions describe a computation; the planner finds their types
/// later. Immutable.
public interface Expression {

    /// Returns the expression as SQL for readers.
    String asSummaryString();

    /// Returns the expressions of which this one consists.
    List<Expression> getChildren();

    /// Calls the method of a visitor for expressions of this kind.
    default <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
