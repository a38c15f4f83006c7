package dev.millrace.api.window.function;

import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.Window;
import java.io.Serializable;

/// Computes something of all elements of a key's window, with access to time, state and side outputs.
public abstract class ProcessWindowFunction<IN, OUT, KEY, W extends Window> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    /// Called each time the window fires.
    ///
    /// @param context valid during this call only
    public abstract void process(KEY key, Context context, Iterable<IN> elements, Collector<OUT> out) throws Exception;

    /// Drops what was kept in [Context#windowState]; called when the window ends.
    public void clear(Context context) throws Exception {}

    /// What the function may use, for the key and the window at hand.
    public abstract class Context implements Serializable {
        private static final long serialVersionUID = 1L;

        public abstract W window();

        /// The subtask's clock in milliseconds.
        public abstract long currentProcessingTime();

        /// The watermark in milliseconds.
        public abstract long currentWatermark();

        /// State of this key and window; [ProcessWindowFunction#clear] must drop it.
        public abstract KeyedStateStore windowState();

        /// State of this key, over all windows.
        public abstract KeyedStateStore globalState();

        /// Emits to a side output, with the window's last timestamp.
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }
}
