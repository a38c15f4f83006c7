package dev.millrace.processor.write;

import dev.millrace.processor.function.StateBootstrapFunction;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;

/// Fills operator lists.
public record PlainBootstrap<IN>(StateBootstrapFunction<IN> function) implements Bootstrap {
    private static final long serialVersionUID = 1L;

    @Override
    public Operator make(OperatorContext context) {
        StateBootstrapFunction<IN> own = context.function(function);
        return new Filling<>(own, context);
    }

    private record Filling<IN>(StateBootstrapFunction<IN> function, OperatorContext context)
            implements FilledInput<IN>, StateBootstrapFunction.Context {

        @Override
        public void record(IN value, long timestamp) {
            try {
                function.processElement(value, this);
            } catch (Throwable thrown) {
                throw context.failures().at(thrown, value, timestamp);
            }
        }

        @Override
        public long currentProcessingTime() {
            return context.host().clock().millis();
        }

        @Override
        public void close() throws Exception {
            function.close();
        }
    }
}
