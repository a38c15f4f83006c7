package dev.millrace.api.window;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.SimpleTypeSerializerSnapshot;
import dev.millrace.api.serializer.TypeSerializerSingleton;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.api.util.MathUtils;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Represents the milliseconds from a start, inclusive, to an end, exclusive.
public class TimeWindow extends Window {
    private final long start;
    private final long end;

    /// Creates a window.
    ///
    /// @param start the first millisecond of the window
    /// @param end the first millisecond after the window
    public TimeWindow(long start, long end) {
        this.start = start;
        this.end = end;
    }

    /// Returns the first millisecond of the window.
    public long getStart() {
        return start;
    }

    /// Returns the first millisecond after the window.
    public long getEnd() {
        return end;
    }

    @Override
    public long maxTimestamp() {
        return end - 1;
    }

    /// Tells whether the two windows overlap or touch.
    public boolean intersects(TimeWindow other) {
        return start <= other.end && end >= other.start;
    }

    /// Returns the smallest window that contains both windows.
    public TimeWindow cover(TimeWindow other) {
        return new TimeWindow(Math.min(start, other.start), Math.max(end, other.end));
    }

    /// Groups windows that overlap or touch, and calls the callback once for each group of at least two windows.
    public static void mergeWindows(
            Collection<TimeWindow> windows, MergingWindowAssigner.MergeCallback<TimeWindow> callback) {
        List<TimeWindow> sorted = new ArrayList<>(windows);
        sorted.sort(Comparator.comparingLong(TimeWindow::getStart));
        Set<TimeWindow> group = new HashSet<>();
        TimeWindow cover = null;
        for (TimeWindow window : sorted) {
            if (cover != null && cover.intersects(window)) {
                cover = cover.cover(window);
            } else {
                if (cover != null && group.size() > 1) callback.merge(group, cover);
                group = new HashSet<>();
                cover = window;
            }
            group.add(window);
        }
        if (cover != null && group.size() > 1) callback.merge(group, cover);
    }

    /// Returns the start of the window that contains the timestamp.
    ///
    /// @param timestamp milliseconds; may be negative
    /// @param offset the shift of all windows in milliseconds; may be negative
    /// @param windowSize milliseconds; must be positive
    public static long getWindowStartWithOffset(long timestamp, long offset, long windowSize) {
        return timestamp - Math.floorMod(timestamp - offset, windowSize);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimeWindow window && start == window.start && end == window.end;
    }

    @Override
    public int hashCode() {
        return MathUtils.longToIntWithBitMixing(start + end);
    }

    @Override
    public String toString() {
        return "TimeWindow{start=" + start + ", end=" + end + "}";
    }

    /// Serializes start and end as two long values.
    public static class Serializer extends TypeSerializerSingleton<TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean isImmutableType() {
            return true;
        }

        @Override
        @SuppressWarnings("NullAway") // no default window exists, and no caller needs one
        public TimeWindow createInstance() {
            return null;
        }

        @Override
        public TimeWindow copy(TimeWindow from) {
            return from;
        }

        @Override
        public TimeWindow copy(TimeWindow from, TimeWindow reuse) {
            return from;
        }

        @Override
        public int getLength() {
            return 2 * Long.BYTES;
        }

        @Override
        public void serialize(TimeWindow window, DataOutputView target) throws IOException {
            target.writeLong(window.start);
            target.writeLong(window.end);
        }

        @Override
        public TimeWindow deserialize(DataInputView source) throws IOException {
            long start = source.readLong();
            return new TimeWindow(start, source.readLong());
        }

        @Override
        public TimeWindow deserialize(TimeWindow reuse, DataInputView source) throws IOException {
            return deserialize(source);
        }

        @Override
        public void copy(DataInputView source, DataOutputView target) throws IOException {
            target.writeLong(source.readLong());
            target.writeLong(source.readLong());
        }

        @Override
        public TypeSerializerSnapshot<TimeWindow> snapshotConfiguration() {
            return new TimeWindowSerializerSnapshot();
        }

        /// Records that the serializer has no settings.
        public static final class TimeWindowSerializerSnapshot extends SimpleTypeSerializerSnapshot<TimeWindow> {

            public TimeWindowSerializerSnapshot() {
                super(Serializer::new);
            }
        }
    }
}
