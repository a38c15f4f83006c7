package dev.millrace.api.window;

import java.util.Collection;

/// Assigns elements to windows that can be merged, for example session windows.
public abstract class MergingWindowAssigner<T, W extends Window> extends WindowAssigner<T, W> {
    private static final long serialVersionUID = 1L;

    /// Decides which windows of a key merge, and calls the callback once for each merged group.
    public abstract void mergeWindows(Collection<W> windows, MergeCallback<W> callback);

    /// Receives the windows that merge.
    public interface MergeCallback<W> {

        /// Called for each merged group.
        ///
        /// @param toBeMerged the windows that are replaced
        /// @param mergeResult the window that replaces them; may equal one of them
        void merge(Collection<W> toBeMerged, W mergeResult);
    }
}
