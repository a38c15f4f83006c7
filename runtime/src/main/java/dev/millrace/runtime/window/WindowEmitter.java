package dev.millrace.runtime.window;

import dev.millrace.api.window.Window;

/// Turns what a window came to into records.
///
/// @param <C> what a window came to: a result, or all its records
/// @param <W> kind of window
public interface WindowEmitter<C, W extends Window> extends AutoCloseable {

    /// @param contents the result, or an `Iterable` of records
    /// @param timestamp of what is emitted
    void emit(Object key, W window, C contents, long timestamp) throws Exception;

    /// Whether [#clear] would do anything now.
    boolean clears();

    /// The window's state is to be dropped.
    void clear(Object key, W window) throws Exception;

    /// Whether user code runs that may look at the current key's state, so that the key must be selected first.
    boolean needsKey();

    @Override
    void close() throws Exception;
}
