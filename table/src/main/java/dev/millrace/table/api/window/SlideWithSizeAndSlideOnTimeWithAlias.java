package dev.millrace.table.api.window;

import dev.millrace.table.expressions.Expression;
import java.util.List;

/// Is a complete definition of windows that start in regular distances.
public final class SlideWithSizeAndSlideOnTimeWithAlias extends GroupWindow {
    private final Expression size;
    private final Expression slide;

    SlideWithSizeAndSlideOnTimeWithAlias(Expression alias, Expression timeField, Expression size, Expression slide) {
        super(alias, timeField);
        this.size = size;
        this.slide = slide;
    }

    /// Returns the size.
    public Expression getSize() {
        return size;
    }

    /// Returns the distance between starts.
    public Expression getSlide() {
        return slide;
    }

    @Override
    public String sqlFunction() {
        return "HOP";
    }

    @Override
    public List<Expression> intervals() {
        return List.of(slide, size);
    }
}
