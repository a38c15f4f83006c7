package dev.millrace.runtime.window;

import dev.millrace.api.window.Window;

/// Converts the contents of a window to output records.
///
/// @param <C> the contents of a window: a result, or all its records
/// @param <W> the type of the windows
public interface WindowEmitter<C, W extends Window> extends AutoCloseable {

    /// Emits the output of a window.
    ///
    /// @param contents the result, or an `Iterable` of records
    /// @param timestamp the timestamp of the output records
    void emit(Object key, W window, C contents, long timestamp) throws Exception;

    /// Returns whether [#clear] would have an effect now.
    boolean clears();

    /// Drops the state of a window.
    void clear(Object key, W window) throws Exception;

    /// Returns whether this emitter runs user code that may read the state of the current key. If so, the caller
    /// selects the key first.
    boolean needsKey();

    @Override
    void close() throws Exception;
}
