package dev.millrace.api.sink.legacy;

import dev.millrace.api.process.AbstractRichFunction;

/// A sink function that is opened and closed, and knows where it runs.
public abstract class RichSinkFunction<IN> extends AbstractRichFunction implements SinkFunction<IN> {
    private static final long serialVersionUID = 1L;

    public RichSinkFunction() {}
}
