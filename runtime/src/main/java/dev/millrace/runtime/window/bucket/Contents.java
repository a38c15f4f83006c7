package dev.millrace.runtime.window.bucket;

import dev.millrace.api.window.Window;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Stores the contents of each window of the current key for the general window operator.
///
/// @param <I> the type of the records
/// @param <C> the type of a window's contents
public interface Contents<I, C, W extends Window> {

    /// Adds a record.
    ///
    /// @return whether the window was empty before
    boolean add(W window, I value, long timestamp) throws Exception;

    /// Returns the contents of a window.
    ///
    /// @return null if the window is empty
    @Nullable
    C get(W window) throws Exception;

    void clear(W window) throws Exception;

    /// Moves the contents of some windows into one window.
    void merge(W into, Collection<W> from) throws Exception;
}
