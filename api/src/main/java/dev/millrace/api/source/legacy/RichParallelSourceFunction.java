package dev.millrace.api.source.legacy;

import dev.millrace.api.process.AbstractRichFunction;

/// A source function for several subtasks that is opened and closed, and knows where it runs.
public abstract class RichParallelSourceFunction<OUT> extends AbstractRichFunction
        implements ParallelSourceFunction<OUT> {
    private static final long serialVersionUID = 1L;

    public RichParallelSourceFunction() {}
}
