package dev.millrace.sql.stream.window;

import dev.millrace.sql.operator.OperatorFaults;
import java.io.Serializable;
import java.util.List;

/// Computes the windows of a table function, and the slices of which they consist. A slice is a range of time without
/// an end of a window inside of it. All numbers are milliseconds of local time.
///
/// @param kind the function
/// @param slide the distance between the starts of windows; for CUMULATE the distance between their ends
/// @param size the largest length of a window
/// @param offset the distance from 1970-01-01 by which all windows are moved
public record WindowShape(Kind kind, long slide, long size, long offset) implements Serializable {
    /// Is returned instead of the end of a window that does not exist.
    public static final long NONE = Long.MAX_VALUE;

    /// Is a function that assigns times to windows of fixed places.
    public enum Kind {
        TUMBLE,
        HOP,
        CUMULATE
    }

    /// Creates the shape of a call.
    ///
    /// @param sizes the intervals in the order of the call, in milliseconds
    /// @throws dev.millrace.base.fault.MillraceException if an interval is not positive
    public static WindowShape of(Kind kind, List<Long> sizes) {
        boolean isTumble = kind == Kind.TUMBLE;
        long slide = sizes.getFirst();
        long size = isTumble ? slide : sizes.get(1);
        int offsetAt = isTumble ? 1 : 2;
        long offset = sizes.size() > offsetAt ? sizes.get(offsetAt) : 0;
        if (slide > 0 && size > 0) return new WindowShape(kind, slide, size, offset);
        throw OperatorFaults.ARGUMENT
                .what("An interval of %s is not positive: %s milliseconds.", kind, sizes)
                .fix("Write positive intervals.");
    }

    /// Returns the length of a slice.
    public long sliceLength() {
        return switch (kind) {
            case TUMBLE -> size;
            case HOP -> size % slide == 0 ? slide : divisor(size, slide);
            case CUMULATE -> slide;
        };
    }

    private static long divisor(long a, long b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    /// Returns the end of the slice of a time. The end itself belongs to the next slice.
    public long sliceEnd(long time) {
        long length = sliceLength();
        return time - Math.floorMod(time - offset, length) + length;
    }

    /// Returns the end of the first window that has a slice, or [#NONE].
    public long firstEnd(long sliceEnd) {
        if (kind != Kind.HOP) return sliceEnd;
        long least = sliceEnd - size;
        long start = least + Math.floorMod(offset - least, slide);
        return start <= sliceEnd - sliceLength() ? start + size : NONE;
    }

    /// Returns the end of the last window that has a slice. The slice must belong to a window.
    public long lastEnd(long sliceEnd) {
        long sliceStart = sliceEnd - sliceLength();
        return switch (kind) {
            case TUMBLE -> sliceEnd;
            case HOP -> sliceStart - Math.floorMod(sliceStart - offset, slide) + size;
            case CUMULATE -> sliceStart - Math.floorMod(sliceStart - offset, size) + size;
        };
    }

    /// Returns the end of the next window that may share slices with a window, or [#NONE].
    public long nextEnd(long windowEnd) {
        return switch (kind) {
            case TUMBLE -> NONE;
            case HOP -> slide < size ? windowEnd + slide : NONE;
            case CUMULATE -> windowEnd == lastEnd(windowEnd) ? NONE : windowEnd + slide;
        };
    }

    /// Returns the start of the window with an end.
    public long start(long windowEnd) {
        if (kind != Kind.CUMULATE) return windowEnd - size;
        return windowEnd - slide - Math.floorMod(windowEnd - slide - offset, size);
    }
}
