package dev.millrace.runtime.window.slice;

import java.util.NavigableMap;

/// Computes the edges of aligned windows and their slices. All times are in milliseconds. Windows start at `offset + k
/// * slide`.
///
/// @param size the length of a window
/// @param slide the distance between the starts of two consecutive windows
/// @param offset the offset of the windows, in `[0, slide)`
public record SliceShape(long size, long slide, long offset) {

    public SliceShape {
        offset = Math.floorMod(offset, slide);
    }

    /// Returns the length of a slice. Every window starts and ends at the edge of a slice.
    public long slice() {
        long a = size;
        long b = slide;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }

    /// Returns the start of the slice that contains a timestamp.
    public long sliceStart(long timestamp) {
        return timestamp - Math.floorMod(timestamp - offset, slice());
    }

    /// Returns the end of the earliest window that contains a slice. If the slice lies in a gap between windows,
    /// returns the end of the next window.
    public long firstEnd(long sliceStart) {
        long earliest = sliceStart + slice() - size;
        return earliest + Math.floorMod(offset - earliest, slide) + size;
    }

    /// Returns the end of the latest window that contains a slice. If the slice lies in a gap between windows, returns
    /// the end of the previous window.
    public long lastEnd(long sliceStart) {
        return sliceStart - Math.floorMod(sliceStart - offset, slide) + size;
    }

    /// Returns the end of the first window after `after` that contains a slice. Does not visit slices whose windows
    /// all end by then, so firing many windows in order visits each slice a few times only.
    ///
    /// @param slices the slices by their start
    /// @param after the end of a window, or any other time
    /// @return the end, or `Long.MAX_VALUE` if there is no such window
    public long nextEnd(NavigableMap<Long, ?> slices, long after) {
        if (after == Long.MAX_VALUE || slices.isEmpty()) return Long.MAX_VALUE;
        long past = after - size;
        Long start = past > after ? slices.firstKey() : slices.higherKey(past);
        while (start != null) {
            long end = firstEnd(start);
            if (after >= end) end += (Math.floorDiv(after - end, slide) + 1) * slide;
            if (end <= lastEnd(start)) return end;
            start = slices.higherKey(start);
        }
        return Long.MAX_VALUE;
    }

    /// Returns whether the slice lies in a gap between windows.
    public boolean isGap(long sliceStart) {
        return lastEnd(sliceStart) <= sliceStart;
    }
}
