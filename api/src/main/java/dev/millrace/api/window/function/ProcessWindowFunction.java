package dev.millrace.api.window.function;

import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.Window;
import java.io.Serializable;

/// Processes all elements of a window of one key, with access to time, state and side outputs.
public abstract class ProcessWindowFunction<IN, OUT, KEY, W extends Window> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    /// Called each time the window fires.
    ///
    /// @param context valid during this call only
    public abstract void process(KEY key, Context context, Iterable<IN> elements, Collector<OUT> out) throws Exception;

    /// Called when the engine removes the window. The method must clear the state from [Context#windowState].
    public void clear(Context context) throws Exception {}

    /// Provides the window, time, state and side outputs to the function.
    public abstract class Context implements Serializable {
        private static final long serialVersionUID = 1L;

        /// Returns the window.
        public abstract W window();

        /// Returns the current processing time of the subtask in milliseconds.
        public abstract long currentProcessingTime();

        /// Returns the current watermark in milliseconds.
        public abstract long currentWatermark();

        /// Returns the state of this key and window. [ProcessWindowFunction#clear] must clear the state.
        public abstract KeyedStateStore windowState();

        /// Returns the state of this key that all windows share.
        public abstract KeyedStateStore globalState();

        /// Emits a value to a side output with the maximum timestamp of the window.
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }
}
