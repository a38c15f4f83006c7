package dev.millrace.table.api.window;

import dev.millrace.table.expressions.Expression;
import dev.millrace.table.expressions.UnresolvedReferenceExpression;

/// Is a window with a size and a distance between starts, on a time.
public final class SlideWithSizeAndSlideOnTime {
    private final Expression timeField;
    private final Expression size;
    private final Expression slide;

    SlideWithSizeAndSlideOnTime(Expression timeField, Expression size, Expression slide) {
        this.timeField = timeField;
        this.size = size;
        this.slide = slide;
    }

    /// Sets the name by which the query refers to the window.
    public SlideWithSizeAndSlideOnTimeWithAlias as(Expression alias) {
        return new SlideWithSizeAndSlideOnTimeWithAlias(alias, timeField, size, slide);
    }

    /// Sets the name by which the query refers to the window.
    public SlideWithSizeAndSlideOnTimeWithAlias as(String alias) {
        return as(new UnresolvedReferenceExpression(alias));
    }
}
