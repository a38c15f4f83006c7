package dev.millrace.table.api.window;

import dev.millrace.table.expressions.Expression;
import java.util.List;

/// Is a complete definition of windows that do not overlap.
public final class TumbleWithSizeOnTimeWithAlias extends GroupWindow {
    private final Expression size;

    TumbleWithSizeOnTimeWithAlias(Expression alias, Expression timeField, Expression size) {
        super(alias, timeField);
        this.size = size;
    }

    /// Returns the size.
    public Expression getSize() {
        return size;
    }

    @Override
    public String sqlFunction() {
        return "TUMBLE";
    }

    @Override
    public List<Expression> intervals() {
        return List.of(size);
    }
}
