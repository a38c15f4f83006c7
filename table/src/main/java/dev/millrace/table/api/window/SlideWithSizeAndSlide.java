package dev.millrace.table.api.window;

import dev.millrace.table.expressions.Expression;

/// Is a window with a size and a distance between starts.
public final class SlideWithSizeAndSlide {
    private final Expression size;
    private final Expression slide;

    SlideWithSizeAndSlide(Expression size, Expression slide) {
        this.size = size;
        this.slide = slide;
    }

    /// Sets the column with the time.
    public SlideWithSizeAndSlideOnTime on(Expression timeField) {
        return new SlideWithSizeAndSlideOnTime(timeField, size, slide);
    }
}
