package dev.millrace.table.api.window;

import dev.millrace.table.expressions.Expression;
import java.util.List;

/// Is a complete definition of windows that end after a time without rows.
public final class SessionWithGapOnTimeWithAlias extends GroupWindow {
    private final Expression gap;

    SessionWithGapOnTimeWithAlias(Expression alias, Expression timeField, Expression gap) {
        super(alias, timeField);
        this.gap = gap;
    }

    /// Returns the time without rows that ends a window.
    public Expression getGap() {
        return gap;
    }

    @Override
    public String sqlFunction() {
        return "SESSION";
    }

    @Override
    public List<Expression> intervals() {
        return List.of(gap);
    }
}
