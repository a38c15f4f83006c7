package dev.millrace.api.process;

import dev.millrace.api.function.JoinFunction;

/// Adds lifecycle methods and a runtime context to a [JoinFunction].
public abstract class RichJoinFunction<IN1, IN2, OUT> extends AbstractRichFunction
        implements JoinFunction<IN1, IN2, OUT> {
    private static final long serialVersionUID = 1L;

    public RichJoinFunction() {}

    @Override
    public abstract OUT join(IN1 first, IN2 second) throws Exception;
}
