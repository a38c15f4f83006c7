package dev.millrace.runtime.window.bucket;

import dev.millrace.api.state.ListState;
import dev.millrace.api.window.Window;
import dev.millrace.state.NamespacedState;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Keeps all records in order of arrival.
public record ListContents<I, W extends Window>(NamespacedState<W, ListState<I>> state)
        implements Contents<I, Iterable<I>, W> {

    @Override
    public boolean add(W window, I value, long timestamp) throws Exception {
        boolean isNew = !state.has(window);
        state.in(window).add(value);
        return isNew;
    }

    @Override
    public @Nullable Iterable<I> get(W window) throws Exception {
        Iterable<I> records = state.in(window).get();
        // A purged window has no contents until its next record.
        return records != null && records.iterator().hasNext() ? records : null;
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
