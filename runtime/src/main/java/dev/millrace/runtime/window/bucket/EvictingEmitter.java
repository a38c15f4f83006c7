package dev.millrace.runtime.window.bucket;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.TimestampedValue;
import dev.millrace.api.window.Window;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.window.WindowClock;
import dev.millrace.runtime.window.WindowEmitter;
import java.util.Iterator;
import java.util.List;

/// Calls an evictor before and after the window function.
public final class EvictingEmitter<I, W extends Window>
        implements WindowEmitter<EvictableRecords<I>, W>, Evictor.EvictorContext {
    private final Evictor<I, W> evictor;
    private final WindowEmitter<Object, W> inner;
    private final Folding<I> folding;
    private final boolean needsRecords;
    private final WindowClock clock;
    private final MetricGroup metrics;

    /// Computes the input of the window function from the records that remain.
    @FunctionalInterface
    public interface Folding<I> {
        Object fold(Iterable<I> records) throws Exception;
    }

    /// Creates the emitter.
    ///
    /// @param needsRecords whether a window does not fire if the evictor has removed all records. Functions over
    ///     lists and aggregations run on an empty window too, as in Flink.
    public EvictingEmitter(
            Evictor<I, W> evictor,
            WindowEmitter<Object, W> inner,
            Folding<I> folding,
            boolean needsRecords,
            WindowClock clock,
            OperatorContext context) {
        this.evictor = evictor;
        this.inner = inner;
        this.folding = folding;
        this.needsRecords = needsRecords;
        this.clock = clock;
        this.metrics = context.runtime().getMetricGroup();
    }

    @Override
    public void emit(Object key, W window, EvictableRecords<I> contents, long timestamp) throws Exception {
        List<TimestampedValue<I>> records = contents.records();
        evictor.evictBefore(records, records.size(), window, this);
        if (!records.isEmpty() || !needsRecords) inner.emit(key, window, folding.fold(values(records)), timestamp);
        evictor.evictAfter(records, records.size(), window, this);
        contents.keep();
    }

    private static <I> Iterable<I> values(List<TimestampedValue<I>> records) {
        return () -> {
            Iterator<TimestampedValue<I>> iterator = records.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return iterator.hasNext();
                }

                @Override
                public I next() {
                    return iterator.next().getValue();
                }
            };
        };
    }

    @Override
    public boolean clears() {
        return inner.clears();
    }

    @Override
    public void clear(Object key, W window) throws Exception {
        inner.clear(key, window);
    }

    @Override
    public boolean needsKey() {
        return inner.needsKey();
    }

    @Override
    public long getCurrentProcessingTime() {
        return clock.processingTime();
    }

    @Override
    public MetricGroup getMetricGroup() {
        return metrics;
    }

    @Override
    public long getCurrentWatermark() {
        return clock.watermark();
    }

    @Override
    public void close() throws Exception {
        inner.close();
    }
}
