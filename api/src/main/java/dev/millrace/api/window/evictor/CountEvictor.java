package dev.millrace.api.window.evictor;

import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.TimestampedValue;
import dev.millrace.api.window.Window;
import java.util.Iterator;

/// Removes the first elements of the window so that at most a given number remains.
public class CountEvictor<W extends Window> implements Evictor<Object, W> {
    private static final long serialVersionUID = 1L;

    private final long maxCount;
    private final boolean evictsAfter;

    private CountEvictor(long maxCount, boolean evictsAfter) {
        this.maxCount = maxCount;
        this.evictsAfter = evictsAfter;
    }

    @Override
    public void evictBefore(Iterable<TimestampedValue<Object>> elements, int size, W window, EvictorContext ctx) {
        if (!evictsAfter) evict(elements, size);
    }

    @Override
    public void evictAfter(Iterable<TimestampedValue<Object>> elements, int size, W window, EvictorContext ctx) {
        if (evictsAfter) evict(elements, size);
    }

    /// Returns the maximum number of elements that remain.
    public long maxCount() {
        return maxCount;
    }

    private void evict(Iterable<TimestampedValue<Object>> elements, int size) {
        long surplus = size - maxCount;
        for (Iterator<TimestampedValue<Object>> each = elements.iterator(); surplus > 0 && each.hasNext(); surplus--) {
            each.next();
            each.remove();
        }
    }

    /// Creates an evictor that removes elements before the window function runs.
    public static <W extends Window> CountEvictor<W> of(long maxCount) {
        return new CountEvictor<>(maxCount, false);
    }

    /// Creates an evictor.
    ///
    /// @param doEvictAfter true to remove elements after the window function ran, false to remove them before
    public static <W extends Window> CountEvictor<W> of(long maxCount, boolean doEvictAfter) {
        return new CountEvictor<>(maxCount, doEvictAfter);
    }
}
