package dev.millrace.table.api.window;

import dev.millrace.table.expressions.Expression;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Is a complete definition of a window of rows. Immutable.
public final class OverWindow {
    private final Expression alias;
    private final List<Expression> partitionBy;
    private final Expression orderBy;
    private final Expression preceding;
    private final @Nullable Expression following;

    OverWindow(
            Expression alias,
            List<Expression> partitionBy,
            Expression orderBy,
            Expression preceding,
            @Nullable Expression following) {
        this.alias = alias;
        this.partitionBy = List.copyOf(partitionBy);
        this.orderBy = orderBy;
        this.preceding = preceding;
        this.following = following;
    }

    /// Returns the name.
    public Expression getAlias() {
        return alias;
    }

    /// Returns the keys.
    public List<Expression> getPartitioning() {
        return partitionBy;
    }

    /// Returns the order.
    public Expression getOrder() {
        return orderBy;
    }

    /// Returns how far the window reaches back.
    public Optional<Expression> getPreceding() {
        return Optional.of(preceding);
    }

    /// Returns how far the window reaches forward, if it was set.
    public Optional<Expression> getFollowing() {
        return Optional.ofNullable(following);
    }
}
