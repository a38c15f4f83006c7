package dev.millrace.runtime.window;

import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.function.ProcessWindowFunction;
import dev.millrace.runtime.chain.OperatorContext;

/// Calls a user's [ProcessWindowFunction].
public final class ProcessingEmitter<I, O, K, W extends Window>
        extends ProcessFunctionEmitter<ProcessWindowFunction<I, O, K, W>, I, O, W> {
    private final WindowContext context;
    private final WindowClock clock;

    public ProcessingEmitter(
            ProcessWindowFunction<I, O, K, W> function,
            WindowCollector<O> collector,
            boolean contentsAreMany,
            WindowStates<W> states,
            OperatorContext operator,
            WindowClock clock) {
        super(function, ProcessWindowFunction.class, collector, contentsAreMany, states, operator);
        this.context = new WindowContext(function);
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void emit(Object key, W window, Object contents, long timestamp) throws Exception {
        collector.at(timestamp);
        select(window, timestamp);
        function.process((K) key, context, records(contents), collector);
    }

    @Override
    public void clear(Object key, W window) throws Exception {
        select(window, window.maxTimestamp());
        function.clear(context);
        states.clear(window);
    }

    private final class WindowContext extends ProcessWindowFunction<I, O, K, W>.Context {
        WindowContext(ProcessWindowFunction<I, O, K, W> function) {
            function.super();
        }

        @Override
        public W window() {
            return selected();
        }

        @Override
        public long currentProcessingTime() {
            return clock.processingTime();
        }

        @Override
        public long currentWatermark() {
            return clock.watermark();
        }

        @Override
        public KeyedStateStore windowState() {
            return statesOfWindow();
        }

        @Override
        public KeyedStateStore globalState() {
            return states.global();
        }

        @Override
        public <X> void output(OutputTag<X> tag, X value) {
            emit(tag, value);
        }
    }
}
