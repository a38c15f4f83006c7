package dev.millrace.processor.function;

import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.Window;
import java.io.Serializable;
import java.util.Set;

/// Sees each window of each key once, with what it holds.
public abstract class WindowReaderFunction<IN, OUT, KEY, W extends Window> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    public WindowReaderFunction() {}

    /// @param elements what the window holds: the result of its aggregation, or its records
    public abstract void readWindow(KEY key, Context<W> context, Iterable<IN> elements, Collector<OUT> out)
            throws Exception;

    /// What is known of the current key and window; valid only during the call.
    public interface Context<W extends Window> extends Serializable {

        W window();

        /// What the window's trigger keeps.
        <S extends State> S triggerState(StateDescriptor<S, ?> descriptor);

        /// What the window function keeps for this window.
        KeyedStateStore windowState();

        /// What the window function keeps for all windows of the key.
        KeyedStateStore globalState();

        /// The window's event-time timers, in milliseconds: its trigger's, and the one that ends it.
        Set<Long> registeredEventTimeTimers() throws Exception;

        /// The window's processing-time timers, in milliseconds.
        Set<Long> registeredProcessingTimeTimers() throws Exception;
    }
}
