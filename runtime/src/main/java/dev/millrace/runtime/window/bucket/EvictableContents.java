package dev.millrace.runtime.window.bucket;

import dev.millrace.api.state.ListState;
import dev.millrace.api.window.TimestampedValue;
import dev.millrace.api.window.Window;
import dev.millrace.exchange.Batch;
import dev.millrace.state.NamespacedState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps all records with their timestamps, for windows with an evictor.
public record EvictableContents<I, W extends Window>(NamespacedState<W, ListState<TimestampedValue<I>>> state)
        implements Contents<I, EvictableRecords<I>, W> {

    @Override
    public boolean add(W window, I value, long timestamp) throws Exception {
        TimestampedValue<I> stamped = timestamp == Batch.NO_TIMESTAMP
                ? new TimestampedValue<>(value)
                : new TimestampedValue<>(value, timestamp);
        boolean isNew = !state.has(window);
        state.in(window).add(stamped);
        return isNew;
    }

    @Override
    public @Nullable EvictableRecords<I> get(W window) throws Exception {
        ListState<TimestampedValue<I>> kept = state.in(window);
        Iterable<TimestampedValue<I>> all = kept.get();
        if (all == null) return null;
        List<TimestampedValue<I>> records = new ArrayList<>();
        all.forEach(records::add);
        return records.isEmpty() ? null : new EvictableRecords<>(records, kept::update);
    }

    @Override
    public void clear(W window) {
        state.clear(window);
    }

    @Override
    public void merge(W into, Collection<W> from) {
        state.merge(into, from);
    }
}
