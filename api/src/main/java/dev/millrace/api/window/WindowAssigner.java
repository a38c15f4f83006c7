package dev.millrace.api.window;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.TypeSerializer;
import java.io.Serializable;
import java.util.Collection;

/// Says to which windows an element belongs. The engine ships one copy to each subtask, which alone uses it.
public abstract class WindowAssigner<T, W extends Window> implements Serializable {
    private static final long serialVersionUID = 1L;

    /// The windows of an element; empty drops it.
    ///
    /// @param timestamp of the element in milliseconds; `Long.MIN_VALUE` for none
    public abstract Collection<W> assignWindows(T element, long timestamp, WindowAssignerContext context);

    /// The trigger of windows for which the program names none.
    public abstract Trigger<T, W> getDefaultTrigger();

    /// Writes the windows into state.
    public abstract TypeSerializer<W> getWindowSerializer(ExecutionConfig executionConfig);

    /// Whether windows end by watermarks rather than by the clock.
    public abstract boolean isEventTime();

    /// What an assigner may ask.
    public abstract static class WindowAssignerContext {

        /// The subtask's clock in milliseconds.
        public abstract long getCurrentProcessingTime();
    }
}
