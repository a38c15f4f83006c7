package dev.millrace.sql.stream.window;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Says where the windows of rows are found.
///
/// @param endColumn the index of the column with the end of the window or, if rows are in slices, of the slice
/// @param shift what is added to the column, in milliseconds, to find the end
/// @param shape the places of the windows; null for sessions
/// @param isSliced whether the column has slices, which may belong to several windows
public record WindowPlace(
        int endColumn, long shift, @Nullable WindowShape shape, boolean isSliced) implements Serializable {

    private @Nullable WindowShape slices() {
        return isSliced ? shape : null;
    }

    /// Returns the end of the first window of a row that has an end or a slice.
    long firstEnd(long end) {
        WindowShape slices = slices();
        return slices == null ? end : slices.firstEnd(end);
    }

    /// Returns the end of the last window of a row that has an end or a slice.
    long lastEnd(long end) {
        WindowShape slices = slices();
        return slices == null ? end : slices.lastEnd(end);
    }

    /// Returns the end of the next window, or [WindowShape#NONE].
    long nextEnd(long windowEnd) {
        WindowShape slices = slices();
        return slices == null ? WindowShape.NONE : slices.nextEnd(windowEnd);
    }

    /// Returns the start of the window with an end. Sessions have none.
    long start(long windowEnd) {
        return shape == null ? windowEnd : shape.start(windowEnd);
    }
}
