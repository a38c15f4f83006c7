package dev.millrace.api.process;

import dev.millrace.api.function.GroupCombineFunction;
import dev.millrace.api.util.Collector;

/// Adds lifecycle methods and a runtime context to a [GroupCombineFunction].
public abstract class RichGroupCombineFunction<IN, OUT> extends AbstractRichFunction
        implements GroupCombineFunction<IN, OUT> {
    private static final long serialVersionUID = 1L;

    public RichGroupCombineFunction() {}

    @Override
    public abstract void combine(Iterable<IN> values, Collector<OUT> out) throws Exception;
}
