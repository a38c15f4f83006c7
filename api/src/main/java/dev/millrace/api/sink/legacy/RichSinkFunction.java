package dev.millrace.api.sink.legacy;

import dev.millrace.api.process.AbstractRichFunction;

/// Adds open, close and the runtime context to a sink function.
public abstract class RichSinkFunction<IN> extends AbstractRichFunction implements SinkFunction<IN> {
    private static final long serialVersionUID = 1L;

    public RichSinkFunction() {}
}
