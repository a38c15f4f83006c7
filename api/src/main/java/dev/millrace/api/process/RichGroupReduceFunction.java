package dev.millrace.api.process;

import dev.millrace.api.function.GroupReduceFunction;
import dev.millrace.api.util.Collector;

/// Adds lifecycle methods and a runtime context to a [GroupReduceFunction].
public abstract class RichGroupReduceFunction<IN, OUT> extends AbstractRichFunction
        implements GroupReduceFunction<IN, OUT> {
    private static final long serialVersionUID = 1L;

    public RichGroupReduceFunction() {}

    @Override
    public abstract void reduce(Iterable<IN> values, Collector<OUT> out) throws Exception;
}
