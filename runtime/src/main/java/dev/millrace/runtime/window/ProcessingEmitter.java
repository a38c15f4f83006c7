package dev.millrace.runtime.window;

import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.function.ProcessWindowFunction;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.UserFunctions;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/// Calls a user's [ProcessWindowFunction].
public final class ProcessingEmitter<I, O, K, W extends Window> implements WindowEmitter<Object, W> {
    private final ProcessWindowFunction<I, O, K, W> function;
    private final WindowCollector<O> collector;
    private final boolean contentsAreMany;
    private final WindowContext context;
    private final boolean userClears;

    public ProcessingEmitter(
            ProcessWindowFunction<I, O, K, W> function,
            WindowCollector<O> collector,
            boolean contentsAreMany,
            WindowStates<W> states,
            OperatorContext operator,
            WindowClock clock) {
        this.function = function;
        this.collector = collector;
        this.contentsAreMany = contentsAreMany;
        this.userClears = WindowStates.declaresClear(function.getClass(), ProcessWindowFunction.class);
        this.context = new WindowContext(function, states, operator, clock);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void emit(Object key, W window, Object contents, long timestamp) throws Exception {
        Iterable<I> records = contentsAreMany ? (Iterable<I>) contents : Collections.singletonList((I) contents);
        collector.at(timestamp);
        context.window = window;
        context.timestamp = timestamp;
        function.process((K) key, context, records, collector);
    }

    @Override
    public boolean clears() {
        return userClears || context.states.isUsed();
    }

    @Override
    public void clear(Object key, W window) throws Exception {
        context.window = window;
        context.timestamp = window.maxTimestamp();
        function.clear(context);
        context.states.clear(window);
    }

    @Override
    public boolean needsKey() {
        return true;
    }

    @Override
    public void close() throws Exception {
        UserFunctions.close(function);
    }

    private final class WindowContext extends ProcessWindowFunction<I, O, K, W>.Context {
        private final WindowStates<W> states;
        private final OperatorContext operator;
        private final WindowClock clock;
        private @Nullable W window;
        private long timestamp;

        WindowContext(
                ProcessWindowFunction<I, O, K, W> function,
                WindowStates<W> states,
                OperatorContext operator,
                WindowClock clock) {
            function.super();
            this.states = states;
            this.operator = operator;
            this.clock = clock;
        }

        @Override
        @SuppressWarnings("NullAway") // set before each call
        public W window() {
            return window;
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
            return states.of(window());
        }

        @Override
        public KeyedStateStore globalState() {
            return states.global();
        }

        @Override
        public <X> void output(OutputTag<X> tag, X value) {
            operator.side(tag).record(value, timestamp);
        }
    }
}
