package dev.millrace.runtime.window.record;

import dev.millrace.api.window.TimeWindow;
import java.util.List;

/// Converts the records of a window and the current key to results.
public interface RecordEmitter extends AutoCloseable {

    /// Emits the results of a window.
    ///
    /// @param lefts the records of the first input, valid only during the call
    /// @param rights the records of the second input, valid only during the call; empty if there is one input
    void emit(TimeWindow window, List<Object> lefts, List<Object> rights) throws Exception;

    /// Returns whether a window has no result unless it has records of both inputs.
    boolean needsBoth();

    /// Returns whether [#clear] would have an effect now.
    boolean clears();

    /// Drops the state of user code for the window and the current key.
    void clear(TimeWindow window) throws Exception;

    @Override
    void close() throws Exception;
}
