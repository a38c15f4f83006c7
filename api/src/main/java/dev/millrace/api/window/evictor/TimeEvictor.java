package dev.millrace.api.window.evictor;

import dev.millrace.api.time.legacy.Time;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.TimestampedValue;
import dev.millrace.api.window.Window;
import java.time.Duration;
import java.util.Iterator;

/// Keeps the elements that are not older than a time before the newest of them. Without timestamps it keeps all.
public class TimeEvictor<W extends Window> implements Evictor<Object, W> {
    private static final long serialVersionUID = 1L;

    private final long windowSizeMillis;
    private final boolean evictsAfter;

    /// Evicts before the window's function.
    ///
    /// @param windowSize in milliseconds
    public TimeEvictor(long windowSize) {
        this(windowSize, false);
    }

    /// @param windowSize in milliseconds
    /// @param doEvictAfter whether to evict after the window's function, rather than before
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

    /// The time kept, in milliseconds.
    public long getWindowSize() {
        return windowSizeMillis;
    }

    @Override
    public String toString() {
        return "TimeEvictor(" + windowSizeMillis + ")";
    }

    /// Evicts before the window's function.
    public static <W extends Window> TimeEvictor<W> of(Duration windowSize) {
        return new TimeEvictor<>(windowSize.toMillis());
    }

    /// The same as [#of(Duration)], for programs of Flink 1.x.
    public static <W extends Window> TimeEvictor<W> of(Time windowSize) {
        return of(windowSize.toDuration());
    }

    /// The same as [#of(Duration, boolean)], for programs of Flink 1.x.
    public static <W extends Window> TimeEvictor<W> of(Time windowSize, boolean doEvictAfter) {
        return of(windowSize.toDuration(), doEvictAfter);
    }

    /// @param doEvictAfter whether to evict after the window's function, rather than before
    public static <W extends Window> TimeEvictor<W> of(Duration windowSize, boolean doEvictAfter) {
        return new TimeEvictor<>(windowSize.toMillis(), doEvictAfter);
    }
}
