package dev.millrace.api.window.function;

import dev.millrace.api.function.Function;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.Window;
import java.io.Serializable;

/// Computes results from all elements of a window over a stream that is not keyed.
public interface AllWindowFunction<IN, OUT, W extends Window> extends Function, Serializable {

    /// Called each time the window fires.
    void apply(W window, Iterable<IN> values, Collector<OUT> out) throws Exception;
}
