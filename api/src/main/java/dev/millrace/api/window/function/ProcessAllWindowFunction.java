package dev.millrace.api.window.function;

import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.Window;

/// Computes something of all elements of a window over a stream without keys, with state and side outputs.
public abstract class ProcessAllWindowFunction<IN, OUT, W extends Window> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    /// Called each time the window fires.
    ///
    /// @param context valid during this call only
    public abstract void process(Context context, Iterable<IN> elements, Collector<OUT> out) throws Exception;

    /// Drops what was kept in [Context#windowState]; called when the window ends.
    public void clear(Context context) throws Exception {}

    /// What the function may use, for the window at hand.
    public abstract class Context {

        public abstract W window();

        /// State of this window; [ProcessAllWindowFunction#clear] must drop it.
        public abstract KeyedStateStore windowState();

        /// State over all windows.
        public abstract KeyedStateStore globalState();

        /// Emits to a side output, with the window's last timestamp.
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }
}
