package dev.millrace.processor.write;

import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.processor.function.BroadcastStateBootstrapFunction;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;

/// Fills broadcast state.
public record BroadcastBootstrap<IN>(BroadcastStateBootstrapFunction<IN> function) implements Bootstrap {
    private static final long serialVersionUID = 1L;

    @Override
    public Operator make(OperatorContext context) {
        BroadcastStateBootstrapFunction<IN> own = context.function(function);
        return new Filling<>(own, context);
    }

    private record Filling<IN>(BroadcastStateBootstrapFunction<IN> function, OperatorContext context)
            implements FilledInput<IN>, BroadcastStateBootstrapFunction.Context {

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
        public <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> descriptor) {
            return context.operatorStates().getBroadcastState(descriptor);
        }

        @Override
        public void close() throws Exception {
            function.close();
        }
    }
}
