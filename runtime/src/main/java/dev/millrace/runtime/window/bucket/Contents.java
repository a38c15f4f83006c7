package dev.millrace.runtime.window.bucket;

import dev.millrace.api.window.Window;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// What the general window operator keeps for the current key in each window.
///
/// @param <I> records
/// @param <C> what a window comes to
public interface Contents<I, C, W extends Window> {

    /// Takes a record in.
    ///
    /// @return whether nothing was kept for the window before
    boolean add(W window, I value, long timestamp) throws Exception;

    /// @return null if nothing is kept
    @Nullable
    C get(W window) throws Exception;

    void clear(W window) throws Exception;

    /// Moves what is kept in some windows into one.
    void merge(W into, Collection<W> from) throws Exception;
}
