package dev.millrace.api.window.function;

import dev.millrace.api.function.Function;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.Window;
import java.io.Serializable;

/// Computes something of all elements of a window over a stream without keys.
public interface AllWindowFunction<IN, OUT, W extends Window> extends Function, Serializable {

    /// Called each time the window fires.
    void apply(W window, Iterable<IN> values, Collector<OUT> out) throws Exception;
}
