package dev.millrace.table.api.window;

import dev.millrace.table.expressions.Expression;

/// Is a window with a size.
public final class SlideWithSize {
    private final Expression size;

    SlideWithSize(Expression size) {
        this.size = size;
    }

    /// Sets the distance between the starts of windows: an interval.
    public SlideWithSizeAndSlide every(Expression slide) {
        return new SlideWithSizeAndSlide(size, slide);
    }
}
