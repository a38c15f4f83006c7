package dev.millrace.api.process;

import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.util.Collector;

/// Adds lifecycle methods and a runtime context to a [CoGroupFunction].
public abstract class RichCoGroupFunction<IN1, IN2, OUT> extends AbstractRichFunction
        implements CoGroupFunction<IN1, IN2, OUT> {
    private static final long serialVersionUID = 1L;

    public RichCoGroupFunction() {}

    @Override
    public abstract void coGroup(Iterable<IN1> first, Iterable<IN2> second, Collector<OUT> out) throws Exception;
}
