package dev.millrace.api.source.legacy;

import dev.millrace.api.process.AbstractRichFunction;

/// A source function that is opened and closed, and knows where it runs.
public abstract class RichSourceFunction<OUT> extends AbstractRichFunction implements SourceFunction<OUT> {
    private static final long serialVersionUID = 1L;

    public RichSourceFunction() {}
}
