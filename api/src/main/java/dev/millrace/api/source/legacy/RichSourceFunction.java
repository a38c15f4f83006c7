package dev.millrace.api.source.legacy;

import dev.millrace.api.process.AbstractRichFunction;

/// Adds open, close and the runtime context to a source function for one subtask.
public abstract class RichSourceFunction<OUT> extends AbstractRichFunction implements SourceFunction<OUT> {
    private static final long serialVersionUID = 1L;

    public RichSourceFunction() {}
}
