package dev.millrace.processor.function;

import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.Window;
import java.io.Serializable;
import java.util.Set;

/// Reads each window of each key once.
public abstract class WindowReaderFunction<IN, OUT, KEY, W extends Window> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    public WindowReaderFunction() {}

    /// @param elements content of the window: its aggregate or its records
    public abstract void readWindow(KEY key, Context<W> context, Iterable<IN> elements, Collector<OUT> out)
            throws Exception;

    /// Provides access to the current window; valid only during the call.
    public interface Context<W extends Window> extends Serializable {

        W window();

        /// Returns state of the window's trigger.
        <S extends State> S triggerState(StateDescriptor<S, ?> descriptor);

        /// Returns state of the window function for this window.
        KeyedStateStore windowState();

        /// Returns state of the window function for all windows of the key.
        KeyedStateStore globalState();

        /// Returns the window's event-time timers, in milliseconds: those of its trigger, and the cleanup timer.
        Set<Long> registeredEventTimeTimers() throws Exception;

        /// Returns the window's processing-time timers, in milliseconds.
        Set<Long> registeredProcessingTimeTimers() throws Exception;
    }
}
