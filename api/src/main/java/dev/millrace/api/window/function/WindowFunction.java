package dev.millrace.api.window.function;

import dev.millrace.api.function.Function;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.Window;
import java.io.Serializable;

/// Computes results from all elements of a window of one key.
public interface WindowFunction<IN, OUT, KEY, W extends Window> extends Function, Serializable {

    /// Called each time the window fires.
    void apply(KEY key, W window, Iterable<IN> input, Collector<OUT> out) throws Exception;
}
