package dev.millrace.runtime.operator.process;

import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.time.TimerService;
import dev.millrace.api.type.OutputTag;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.operator.KeyedOperator;
import dev.millrace.runtime.operator.OneInput;
import org.jspecify.annotations.Nullable;

/// Runs a [KeyedProcessFunction] over the keys of this subtask.
public final class KeyedProcessOperator<K, I, O> extends ProcessFunctionOperator<KeyedProcessFunction<K, I, O>, O>
        implements OneInput<I>, KeyedOperator {
    private final Receiver<?> control;
    private final RecordContext recordContext;
    private final FiringContext firingContext;

    public KeyedProcessOperator(KeyedProcessFunction<K, I, O> function, OperatorContext context) {
        super(function, context.keyedStates(), context);
        this.control = context.control();
        this.recordContext = new RecordContext(this.function);
        this.firingContext = new FiringContext(this.function);
    }

    @Override
    public void record(I value, long timestamp) {
        try {
            function.processElement(value, recordContext, begin(timestamp));
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
    }

    @Override
    public void watermark(long timestamp) {
        fireUntil(timestamp);
        control.watermark(timestamp);
    }

    @Override
    public void endOfKey() {
        fireRest();
    }

    @Override
    void onTimer(long timestamp) throws Exception {
        function.onTimer(timestamp, firingContext, collector);
    }

    @Override
    String describe(long timer) {
        return super.describe(timer) + " of key " + currentKey();
    }

    @Override
    public Receiver<?> control() {
        return control;
    }

    private final class RecordContext extends KeyedProcessFunction<K, I, O>.Context {
        RecordContext(KeyedProcessFunction<K, I, O> function) {
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

    private final class FiringContext extends KeyedProcessFunction<K, I, O>.OnTimerContext {
        FiringContext(KeyedProcessFunction<K, I, O> function) {
            function.super();
        }

        @Override
        public TimeDomain timeDomain() {
            return timerDomain();
        }

        @Override
        public K getCurrentKey() {
            return currentKey();
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
    }
}
