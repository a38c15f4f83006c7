package dev.millrace.api.window;

import java.util.Collection;

/// An assigner whose windows may be merged into one, such as sessions.
public abstract class MergingWindowAssigner<T, W extends Window> extends WindowAssigner<T, W> {
    private static final long serialVersionUID = 1L;

    /// Decides which of the windows of one key become one, and tells the callback for each group.
    public abstract void mergeWindows(Collection<W> windows, MergeCallback<W> callback);

    /// Hears which windows are merged.
    public interface MergeCallback<W> {

        /// @param toBeMerged the windows that vanish
        /// @param mergeResult the window that takes their place; may equal one of them
        void merge(Collection<W> toBeMerged, W mergeResult);
    }
}
