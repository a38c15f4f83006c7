package dev.millrace.api.window.evictor;

import dev.millrace.api.time.legacy.Time;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.TimestampedValue;
import dev.millrace.api.window.Window;
import java.time.Duration;
import java.util.Iterator;

/// Removes the elements that are at least a given time older than the newest element of the window. If the first
/// element has no timestamp, the evictor removes nothing.
public class TimeEvictor<W extends Window> implements Evictor<Object, W> {
    private static final long serialVersionUID = 1L;

    private final long windowSizeMillis;
    private final boolean evictsAfter;

    /// Creates an evictor that removes elements before the window function runs.
    ///
    /// @param windowSize the time in milliseconds
    public TimeEvictor(long windowSize) {
        this(windowSize, false);
    }

    /// Creates an evictor.
    ///
    /// @param windowSize the time in milliseconds
    /// @param doEvictAfter true to remove elements after the window function ran, false to remove them before
    public TimeEvictor(long windowSize, boolean doEvictAfter) {
        this.windowSizeMillis = windowSize;
        this.evictsAfter = doEvictAfter;
    }

    @Override
    public void evictBefore(Iterable<TimestampedValue<Object>> elements, int size, W window, EvictorContext ctx) {
        if (!evictsAfter) evict(elements);
    }

    @Override
    public void evictAfter(Iterable<TimestampedValue<Object>> elements, int size, W window, EvictorContext ctx) {
        if (evictsAfter) evict(elements);
    }

    private void evict(Iterable<TimestampedValue<Object>> elements) {
        Iterator<TimestampedValue<Object>> first = elements.iterator();
        if (!first.hasNext() || !first.next().hasTimestamp()) return;
        long newest = Long.MIN_VALUE;
        for (TimestampedValue<Object> element : elements) newest = Math.max(newest, element.getTimestamp());
        long cutoff = newest - windowSizeMillis;
        for (Iterator<TimestampedValue<Object>> each = elements.iterator(); each.hasNext(); ) {
            if (each.next().getTimestamp() <= cutoff) each.remove();
        }
    }

    /// Returns the time in milliseconds.
    public long getWindowSize() {
        return windowSizeMillis;
    }

    @Override
    public String toString() {
        return "TimeEvictor(" + windowSizeMillis + ")";
    }

    /// Creates an evictor that removes elements before the window function runs.
    public static <W extends Window> TimeEvictor<W> of(Duration windowSize) {
        return new TimeEvictor<>(windowSize.toMillis());
    }

    /// Works like [#of(Duration)], for programs of Flink 1.x.
    public static <W extends Window> TimeEvictor<W> of(Time windowSize) {
        return of(windowSize.toDuration());
    }

    /// Works like [#of(Duration, boolean)], for programs of Flink 1.x.
    public static <W extends Window> TimeEvictor<W> of(Time windowSize, boolean doEvictAfter) {
        return of(windowSize.toDuration(), doEvictAfter);
    }

    /// Creates an evictor.
    ///
    /// @param doEvictAfter true to remove elements after the window function ran, false to remove them before
    public static <W extends Window> TimeEvictor<W> of(Duration windowSize, boolean doEvictAfter) {
        return new TimeEvictor<>(windowSize.toMillis(), doEvictAfter);
    }
}
