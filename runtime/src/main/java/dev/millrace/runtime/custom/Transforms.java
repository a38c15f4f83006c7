package dev.millrace.runtime.custom;

import dev.millrace.api.operator.AbstractStreamOperatorFactory;
import dev.millrace.api.operator.OperatorRuntime;
import dev.millrace.api.operator.ProcessingTimeServiceAware;
import dev.millrace.api.operator.StreamOperator;
import dev.millrace.api.operator.StreamOperatorFactory;
import dev.millrace.api.operator.StreamOperatorParameters;
import dev.millrace.api.plan.OperatorFactory;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import java.util.LinkedHashMap;
import java.util.Map;

/// Creates operators of programs.
public final class Transforms {
    private Transforms() {}

    /// Creates an operator with its factory. The operator is set up, but not open.
    ///
    /// @param factory this subtask's own copy of the factory
    /// @param context the context with the operator's own outputs
    @SuppressWarnings("unchecked")
    public static StreamOperator<Object> make(
            OperatorFactory factory, OperatorRuntime runtime, OperatorContext context) {
        StreamOperatorFactory<Object> known = (StreamOperatorFactory<Object>) factory;
        if (known instanceof ProcessingTimeServiceAware aware) aware.setProcessingTimeService(runtime.time());
        if (known instanceof AbstractStreamOperatorFactory<?> yielding) yielding.setMailboxExecutor(runtime.mailbox());
        return known.createStreamOperator(new StreamOperatorParameters<>(runtime, new ReceiverOutput<>(context)));
    }

    /// Returns the context with outputs that enforce ascending watermarks, whatever the operator emits.
    static OperatorContext guarded(OperatorContext context) {
        Map<String, Receiver<Object>> sides = new LinkedHashMap<>();
        context.sides().forEach((tag, side) -> sides.put(tag, new Ascending(side)));
        return context.withOutputs(new Ascending(context.output()), sides);
    }
}
