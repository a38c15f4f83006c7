package dev.millrace.api.process;

import dev.millrace.api.function.MapPartitionFunction;
import dev.millrace.api.util.Collector;

/// Adds lifecycle methods and a runtime context to a [MapPartitionFunction].
public abstract class RichMapPartitionFunction<I, O> extends AbstractRichFunction
        implements MapPartitionFunction<I, O> {
    private static final long serialVersionUID = 1L;

    public RichMapPartitionFunction() {}

    @Override
    public abstract void mapPartition(Iterable<I> values, Collector<O> out) throws Exception;
}
