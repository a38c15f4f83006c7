package dev.millrace.runtime.window;

import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.function.ProcessAllWindowFunction;
import dev.millrace.runtime.chain.OperatorContext;

/// Calls a user's [ProcessAllWindowFunction].
public final class ProcessingAllEmitter<I, O, W extends Window>
        extends ProcessFunctionEmitter<ProcessAllWindowFunction<I, O, W>, I, O, W> {
    private final WindowContext context;

    public ProcessingAllEmitter(
            ProcessAllWindowFunction<I, O, W> function,
            WindowCollector<O> collector,
            boolean contentsAreMany,
            WindowStates<W> states,
            OperatorContext operator) {
        super(function, ProcessAllWindowFunction.class, collector, contentsAreMany, states, operator);
        this.context = new WindowContext(function);
    }

    @Override
    public void emit(Object key, W window, Object contents, long timestamp) throws Exception {
        collector.at(timestamp);
        select(window, timestamp);
        function.process(context, records(contents), collector);
    }

    @Override
    public void clear(Object key, W window) throws Exception {
        select(window, window.maxTimestamp());
        function.clear(context);
        states.clear(window);
    }

    private final class WindowContext extends ProcessAllWindowFunction<I, O, W>.Context {
        WindowContext(ProcessAllWindowFunction<I, O, W> function) {
            function.super();
        }

        @Override
        public W window() {
            return selected();
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
