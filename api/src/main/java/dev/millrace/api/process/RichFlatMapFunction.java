package dev.millrace.api.process;

import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.util.Collector;

/// Adds lifecycle methods and a runtime context to a [FlatMapFunction].
public abstract class RichFlatMapFunction<IN, OUT> extends AbstractRichFunction implements FlatMapFunction<IN, OUT> {
    private static final long serialVersionUID = 1L;

    public RichFlatMapFunction() {}

    @Override
    public abstract void flatMap(IN value, Collector<OUT> out) throws Exception;
}
