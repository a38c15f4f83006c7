package dev.millrace.api.window.function;

import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.Window;

/// Processes all elements of a window over a stream that is not keyed, with access to state and side outputs.
public abstract class ProcessAllWindowFunction<IN, OUT, W extends Window> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    /// Called each time the window fires.
    ///
    /// @param context valid during this call only
    public abstract void process(Context context, Iterable<IN> elements, Collector<OUT> out) throws Exception;

    /// Called when the engine removes the window. The method must clear the state from [Context#windowState].
    public void clear(Context context) throws Exception {}

    /// Provides the window, state and side outputs to the function.
    public abstract class Context {

        /// Returns the window.
        public abstract W window();

        /// Returns the state of this window. [ProcessAllWindowFunction#clear] must clear the state.
        public abstract KeyedStateStore windowState();

        /// Returns the state that all windows share.
        public abstract KeyedStateStore globalState();

        /// Emits a value to a side output with the maximum timestamp of the window.
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }
}
