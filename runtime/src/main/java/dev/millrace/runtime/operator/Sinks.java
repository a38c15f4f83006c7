package dev.millrace.runtime.operator;

import dev.millrace.api.sink.Committer;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.SupportsCommitter;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;

/// Makes the operator that writes to a sink.
public final class Sinks {
    private Sinks() {}

    @SuppressWarnings("unchecked")
    public static Operator of(Sink<?> original, OperatorContext context) {
        Sink<Object> sink = (Sink<Object>) context.functions().copy(original);
        SinkContext initial = new SinkContext(context);
        try {
            SinkWriter<Object> writer = sink.createWriter(initial);
            Committer<Object> committer = sink instanceof SupportsCommitter<?> committing
                    ? (Committer<Object>) committing.createCommitter(initial.forCommitter())
                    : null;
            return context.specializer()
                    .make(SinkOperator.class, Operator.class, writer, committer, context.control(), context.failures());
        } catch (Exception thrown) {
            throw context.failures().during(thrown, "while opening the sink");
        }
    }
}
