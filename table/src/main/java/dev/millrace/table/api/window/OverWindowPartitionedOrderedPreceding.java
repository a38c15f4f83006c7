package dev.millrace.table.api.window;

import dev.millrace.table.expressions.Expression;
import dev.millrace.table.expressions.UnresolvedReferenceExpression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is a window with keys, an order and a start.
public final class OverWindowPartitionedOrderedPreceding {
    private final List<Expression> partitionBy;
    private final Expression orderBy;
    private final Expression preceding;
    private final @Nullable Expression following;

    OverWindowPartitionedOrderedPreceding(
            List<Expression> partitionBy, Expression orderBy, Expression preceding, @Nullable Expression following) {
        this.partitionBy = partitionBy;
        this.orderBy = orderBy;
        this.preceding = preceding;
        this.following = following;
    }

    /// Sets how far the window reaches forward: [dev.millrace.table.api.Expressions#CURRENT_ROW]
    /// or [Expressions#CURRENT_RANGE].
    public OverWindowPartitionedOrderedPreceding following(Expression end) {
        return new OverWindowPartitionedOrderedPreceding(partitionBy, orderBy, preceding, end);
    }

    /// Sets the name by which the query refers to the window.
    public OverWindow as(Expression alias) {
        return new OverWindow(alias, partitionBy, orderBy, preceding, following);
    }

    /// Sets the name by which the query refers to the window.
    public OverWindow as(String alias) {
        return as(new UnresolvedReferenceExpression(alias));
    }
}
