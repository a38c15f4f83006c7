package dev.millrace.runtime.operator.process;

import dev.millrace.api.process.KeyedCoProcessFunction;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.time.TimerService;
import dev.millrace.api.type.OutputTag;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.operator.KeyedOperator;
import dev.millrace.runtime.operator.TwoInputs;
import org.jspecify.annotations.Nullable;

/// Runs a [KeyedCoProcessFunction] over two inputs with the same key type.
public final class KeyedCoProcessOperator<K, A, B, O>
        extends ProcessFunctionOperator<KeyedCoProcessFunction<K, A, B, O>, O> implements KeyedOperator {
    private final RecordContext recordContext;
    private final FiringContext firingContext;
    private final Receiver<A> first;
    private final Receiver<B> second;

    public KeyedCoProcessOperator(KeyedCoProcessFunction<K, A, B, O> function, OperatorContext context) {
        super(function, context.keyedStates(), context);
        this.recordContext = new RecordContext(this.function);
        this.firingContext = new FiringContext(this.function);
        TwoInputs inputs = new TwoInputs(context.control(), this::fireUntil, () -> {});
        this.first = inputs.input(0, this::first);
        this.second = inputs.input(1, this::second);
    }

    @Override
    public Receiver<?> input(int index) {
        return index == 0 ? first : second;
    }

    private void first(A value, long timestamp) {
        try {
            function.processElement1(value, recordContext, begin(timestamp));
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
    }

    private void second(B value, long timestamp) {
        try {
            function.processElement2(value, recordContext, begin(timestamp));
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
    }

    @Override
    public void endOfKey() {
        fireRest();
    }

    @Override
    void onTimer(long timestamp) throws Exception {
        function.onTimer(timestamp, firingContext, collector);
    }

    private final class RecordContext extends KeyedCoProcessFunction<K, A, B, O>.Context {
        RecordContext(KeyedCoProcessFunction<K, A, B, O> function) {
            function.super();
        }

        @Override
        public @Nullable Long timestamp() {
            return recordTimestamp();
        }

        @Override
        public TimerService timerService() {
            return time;
        }

        @Override
        public <X> void output(OutputTag<X> tag, X value) {
            emit(tag, value);
        }

        @Override
        public K getCurrentKey() {
            return currentKey();
        }
    }

    private final class FiringContext extends KeyedCoProcessFunction<K, A, B, O>.OnTimerContext {
        FiringContext(KeyedCoProcessFunction<K, A, B, O> function) {
            function.super();
        }

        @Override
        public TimeDomain timeDomain() {
            return timerDomain();
        }

        @Override
        public Long timestamp() {
            return timerTimestamp();
        }

        @Override
        public TimerService timerService() {
            return time;
        }

        @Override
        public <X> void output(OutputTag<X> tag, X value) {
            emit(tag, value);
        }

        @Override
        public K getCurrentKey() {
            return currentKey();
        }
    }
}
