package dev.millrace.api.process;

import dev.millrace.api.function.CrossFunction;

/// Adds lifecycle methods and a runtime context to a [CrossFunction].
public abstract class RichCrossFunction<IN1, IN2, OUT> extends AbstractRichFunction
        implements CrossFunction<IN1, IN2, OUT> {
    private static final long serialVersionUID = 1L;

    public RichCrossFunction() {}

    @Override
    public abstract OUT cross(IN1 first, IN2 second) throws Exception;
}
