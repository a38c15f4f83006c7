package dev.millrace.processor.write;

import dev.millrace.api.time.TimerService;
import dev.millrace.processor.function.KeyedStateBootstrapFunction;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.operator.process.KeyedTimeService;

/// Fills state and timers by key.
public record KeyedBootstrap<K, IN>(KeyedStateBootstrapFunction<K, IN> function) implements Bootstrap {
    private static final long serialVersionUID = 1L;

    @Override
    public Operator make(OperatorContext context) {
        return new Filling<>(context.function(function), context);
    }

    private static final class Filling<K, IN> implements FilledInput<IN> {
        private final KeyedStateBootstrapFunction<K, IN> function;
        private final OperatorContext context;
        private final Current current;

        Filling(KeyedStateBootstrapFunction<K, IN> function, OperatorContext context) {
            this.function = function;
            this.context = context;
            // No timer fires, because the clocks stand still until the end of the input.
            this.current = new Current(function, new KeyedTimeService(context, (_, _) -> {}));
        }

        @Override
        public void record(IN value, long timestamp) {
            try {
                function.processElement(value, current);
            } catch (Throwable thrown) {
                throw context.failures().at(thrown, value, timestamp);
            }
        }

        @Override
        public void close() throws Exception {
            function.close();
        }

        private final class Current extends KeyedStateBootstrapFunction<K, IN>.Context {
            private final TimerService time;

            Current(KeyedStateBootstrapFunction<K, IN> function, TimerService time) {
                function.super();
                this.time = time;
            }

            @Override
            public TimerService timerService() {
                return time;
            }

            @Override
            @SuppressWarnings("unchecked")
            public K getCurrentKey() {
                return (K) context.keyedStates().currentKey();
            }
        }
    }
}
