package dev.millrace.api.window.evictor;

import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.TimestampedValue;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.delta.DeltaFunction;
import java.util.Iterator;

/// Keeps the elements whose distance to the last one is below a threshold.
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

    /// Evicts before the window's function.
    public static <T, W extends Window> DeltaEvictor<T, W> of(double threshold, DeltaFunction<T> deltaFunction) {
        return new DeltaEvictor<>(threshold, deltaFunction, false);
    }

    /// @param doEvictAfter whether to evict after the window's function, rather than before
    public static <T, W extends Window> DeltaEvictor<T, W> of(
            double threshold, DeltaFunction<T> deltaFunction, boolean doEvictAfter) {
        return new DeltaEvictor<>(threshold, deltaFunction, doEvictAfter);
    }
}
