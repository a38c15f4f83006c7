package dev.millrace.table.api.window;

import dev.millrace.table.expressions.Expression;
import dev.millrace.table.expressions.SqlCallExpression;
import dev.millrace.table.expressions.UnresolvedReferenceExpression;
import java.util.List;

/// Is a window with keys and an order.
public final class OverWindowPartitionedOrdered {
    private final List<Expression> partitionBy;
    private final Expression orderBy;

    OverWindowPartitionedOrdered(List<Expression> partitionBy, Expression orderBy) {
        this.partitionBy = partitionBy;
        this.orderBy = orderBy;
    }

    /// Sets how far the window reaches back: a number of rows, an interval, or
    /// [dev.millrace.table.api.Expressions#UNBOUNDED_ROW] or [Expressions#UNBOUNDED_RANGE].
    public OverWindowPartitionedOrderedPreceding preceding(Expression preceding) {
        return new OverWindowPartitionedOrderedPreceding(partitionBy, orderBy, preceding, null);
    }

    /// Sets the name by which the query refers to the window. The window starts at the first row.
    public OverWindow as(Expression alias) {
        return new OverWindow(alias, partitionBy, orderBy, new SqlCallExpression("RANGE UNBOUNDED PRECEDING"), null);
    }

    /// Sets the name by which the query refers to the window. The window starts at the first row.
    public OverWindow as(String alias) {
        return as(new UnresolvedReferenceExpression(alias));
    }
}
