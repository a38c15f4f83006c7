package dev.millrace.api.window;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.TypeSerializer;
import java.io.Serializable;
import java.util.Collection;

/// Assigns elements to windows. Each subtask has its own copy of the assigner. Called by the subtask's thread only.
public abstract class WindowAssigner<T, W extends Window> implements Serializable {
    private static final long serialVersionUID = 1L;

    /// Returns the windows of an element. If the collection is empty, the operator drops the element.
    ///
    /// @param timestamp timestamp of the element in milliseconds; `Long.MIN_VALUE` for none
    public abstract Collection<W> assignWindows(T element, long timestamp, WindowAssignerContext context);

    /// Returns the trigger of windows for which the program sets none.
    public abstract Trigger<T, W> getDefaultTrigger();

    /// Returns the serializer that writes windows into state.
    public abstract TypeSerializer<W> getWindowSerializer(ExecutionConfig executionConfig);

    /// Tells whether windows end by event time. If not, they end by processing time.
    public abstract boolean isEventTime();

    /// Provides information to a window assigner.
    public abstract static class WindowAssignerContext {

        /// Returns the current processing time of the subtask in milliseconds.
        public abstract long getCurrentProcessingTime();
    }
}
