package dev.millrace.runtime.window.slice;

/// The arithmetic of aligned windows and their slices. All times in milliseconds; windows start at `offset + k
/// * slide`.
///
/// @param size of a window
/// @param slide from one window's start to the next one's
/// @param offset in `[0, slide)`
public record SliceShape(long size, long slide, long offset) {

    public SliceShape {
        offset = Math.floorMod(offset, slide);
    }

    /// The length of a slice: every window begins and ends at the edge of one.
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

    /// Start of the slice that a time lies in.
    public long sliceStart(long timestamp) {
        return timestamp - Math.floorMod(timestamp - offset, slice());
    }

    /// End of the earliest window that contains a slice. If there are gaps between windows, the slice may lie
    /// before it.
    public long firstEnd(long sliceStart) {
        long earliest = sliceStart + slice() - size;
        return earliest + Math.floorMod(offset - earliest, slide) + size;
    }

    /// End of the latest window that contains a slice, or that ended before it if it lies in a gap.
    public long lastEnd(long sliceStart) {
        return sliceStart - Math.floorMod(sliceStart - offset, slide) + size;
    }

    /// Whether no window contains a slice.
    public boolean isGap(long sliceStart) {
        return lastEnd(sliceStart) <= sliceStart;
    }
}
