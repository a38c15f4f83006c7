package dev.millrace.runtime.window;

import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.TimestampedValue;
import dev.millrace.api.window.Window;
import java.util.Iterator;

/// Removes all records from windows with an even number of records.
record EvenEvictor<W extends Window>(boolean evictsAfter) implements Evictor<Object, W> {

    @Override
    public void evictBefore(
            Iterable<TimestampedValue<Object>> elements, int size, W window, EvictorContext evictorContext) {
        if (!evictsAfter) evict(elements, size);
    }

    @Override
    public void evictAfter(
            Iterable<TimestampedValue<Object>> elements, int size, W window, EvictorContext evictorContext) {
        if (evictsAfter) evict(elements, size);
    }

    private static void evict(Iterable<TimestampedValue<Object>> elements, int size) {
        if (size % 2 != 0) return;
        for (Iterator<TimestampedValue<Object>> each = elements.iterator(); each.hasNext(); ) {
            each.next();
            each.remove();
        }
    }
}
