package dev.millrace.runtime.window.bucket;

import dev.millrace.api.state.AppendingState;
import dev.millrace.api.window.Window;
import dev.millrace.state.NamespacedState;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Keeps the contents of each window in a reducing or aggregating state.
public record StateContents<I, C, W extends Window>(NamespacedState<W, ? extends AppendingState<I, C>> state)
        implements Contents<I, C, W> {

    @Override
    public boolean add(W window, I value, long timestamp) throws Exception {
        boolean isNew = !state.has(window);
        state.in(window).add(value);
        return isNew;
    }

    @Override
    public @Nullable C get(W window) throws Exception {
        return state.in(window).get();
    }

    @Override
    public void clear(W window) {
        state.clear(window);
    }

    @Override
    public void merge(W into, Collection<W> from) throws Exception {
        state.merge(into, from);
    }
}
