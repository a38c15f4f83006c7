package dev.millrace.api.source.legacy;

import dev.millrace.api.process.AbstractRichFunction;

/// Adds open, close and the runtime context to a source function for several subtasks.
public abstract class RichParallelSourceFunction<OUT> extends AbstractRichFunction
        implements ParallelSourceFunction<OUT> {
    private static final long serialVersionUID = 1L;

    public RichParallelSourceFunction() {}
}
