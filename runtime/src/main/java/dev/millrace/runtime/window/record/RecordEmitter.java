package dev.millrace.runtime.window.record;

import dev.millrace.api.window.TimeWindow;
import java.util.List;

/// Turns the records of a window and of the current key into results.
public interface RecordEmitter extends AutoCloseable {

    /// @param lefts records of the first input, only valid during the call
    /// @param rights records of the second input, only valid during the call; empty if there is one input
    void emit(TimeWindow window, List<Object> lefts, List<Object> rights) throws Exception;

    /// Whether a window with records of one input only comes to nothing.
    boolean needsBoth();

    /// Whether [#clear] would do anything now.
    boolean clears();

    /// Drops what user code keeps for the window and the current key.
    void clear(TimeWindow window) throws Exception;

    @Override
    void close() throws Exception;
}
