package dev.millrace.table.api.window;

import dev.millrace.table.expressions.Expression;
import java.util.List;

/// Is a window of time with a name, by which rows are grouped. Immutable.
public abstract sealed class GroupWindow
        permits TumbleWithSizeOnTimeWithAlias, SlideWithSizeAndSlideOnTimeWithAlias, SessionWithGapOnTimeWithAlias {
    private final Expression alias;
    private final Expression timeField;

    GroupWindow(Expression alias, Expression timeField) {
        this.alias = alias;
        this.timeField = timeField;
    }

    /// Returns the name.
    public Expression getAlias() {
        return alias;
    }

    /// Returns the column with the time.
    public Expression getTimeField() {
        return timeField;
    }

    /// Returns the name of the function of SQL that has the same meaning: TUMBLE, HOP or SESSION.
    public abstract String sqlFunction();

    /// Returns the intervals in the order of the function of SQL.
    public abstract List<Expression> intervals();
}
