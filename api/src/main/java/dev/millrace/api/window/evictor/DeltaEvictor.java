package dev.millrace.api.window.evictor;

import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.TimestampedValue;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.delta.DeltaFunction;
import java.util.Iterator;

/// Removes the elements whose distance to the last element of the window reaches a threshold.
public class DeltaEvictor<T, W extends Window> implements Evictor<T, W> {
    private static final long serialVersionUID = 1L;

    private final double threshold;
    private final DeltaFunction<T> deltaFunction;
    private final boolean evictsAfter;

    private DeltaEvictor(double threshold, DeltaFunction<T> deltaFunction, boolean evictsAfter) {
        this.threshold = threshold;
        this.deltaFunction = deltaFunction;
        this.evictsAfter = evictsAfter;
    }

    @Override
    public void evictBefore(Iterable<TimestampedValue<T>> elements, int size, W window, EvictorContext ctx) {
        if (!evictsAfter) evict(elements);
    }

    @Override
    public void evictAfter(Iterable<TimestampedValue<T>> elements, int size, W window, EvictorContext ctx) {
        if (evictsAfter) evict(elements);
    }

    private void evict(Iterable<TimestampedValue<T>> elements) {
        TimestampedValue<T> last = null;
        for (TimestampedValue<T> element : elements) last = element;
        if (last == null) return;
        for (Iterator<TimestampedValue<T>> each = elements.iterator(); each.hasNext(); ) {
            if (deltaFunction.getDelta(each.next().getValue(), last.getValue()) >= threshold) each.remove();
        }
    }

    @Override
    public String toString() {
        return "DeltaEvictor(" + deltaFunction + ", " + threshold + ")";
    }

    /// Creates an evictor that removes elements before the window function runs.
    public static <T, W extends Window> DeltaEvictor<T, W> of(double threshold, DeltaFunction<T> deltaFunction) {
        return new DeltaEvictor<>(threshold, deltaFunction, false);
    }

    /// Creates an evictor.
    ///
    /// @param doEvictAfter true to remove elements after the window function ran, false to remove them before
    public static <T, W extends Window> DeltaEvictor<T, W> of(
            double threshold, DeltaFunction<T> deltaFunction, boolean doEvictAfter) {
        return new DeltaEvictor<>(threshold, deltaFunction, doEvictAfter);
    }
}
