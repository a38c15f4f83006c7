package dev.millrace.runtime.operator.process;

import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.time.TimerService;
import dev.millrace.api.type.OutputTag;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.runtime.operator.KeyedOperator;
import dev.millrace.runtime.operator.OneInput;
import dev.millrace.runtime.operator.TimestampingCollector;
import dev.millrace.state.KeyedStates;
import org.jspecify.annotations.Nullable;

/// Runs a [KeyedProcessFunction] over the keys of this subtask.
public final class KeyedProcessOperator<K, I, O> implements OneInput<I>, KeyedOperator {
    private final KeyedProcessFunction<K, I, O> function;
    private final KeyedStates<Object> keyed;
    private final TimestampingCollector<O> collector;
    private final Receiver<?> control;
    private final UserFailures failures;
    private final KeyedTimeService time;
    private final SideOutputs sides;
    private final RecordContext recordContext;
    private final FiringContext firingContext;

    @SuppressWarnings("unchecked")
    public KeyedProcessOperator(KeyedProcessFunction<K, I, O> function, OperatorContext context) {
        this.keyed = context.keyedStates();
        this.time = new KeyedTimeService(context, (_, timestamp) -> fire(timestamp, TimeDomain.PROCESSING_TIME));
        this.sides = new SideOutputs(context);
        this.collector = new TimestampingCollector<>((Receiver<O>) (Receiver<?>) context.output());
        this.control = context.control();
        this.failures = context.failures();
        this.function = context.function(function);
        this.recordContext = new RecordContext(this.function);
        this.firingContext = new FiringContext(this.function);
    }

    @Override
    public void record(I value, long timestamp) {
        recordContext.timestamp = timestamp;
        try {
            function.processElement(value, recordContext, collector.at(timestamp));
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
    }

    @Override
    public void watermark(long timestamp) {
        time.advanceWatermark(timestamp, (_, due) -> fire(due, TimeDomain.EVENT_TIME));
        control.watermark(timestamp); // after the timers, which may emit records at or before the watermark
    }

    @Override
    public void endOfKey() {
        time.endOfKey((_, due) -> fire(due, TimeDomain.EVENT_TIME));
    }

    private void fire(long timestamp, TimeDomain domain) {
        firingContext.timestamp = timestamp;
        firingContext.domain = domain;
        // Records that a processing-time timer emits have no event-time timestamp.
        collector.at(domain == TimeDomain.EVENT_TIME ? timestamp : Batch.NO_TIMESTAMP);
        try {
            function.onTimer(timestamp, firingContext, collector);
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at the timer " + timestamp + " of key " + keyed.currentKey());
        }
    }

    @Override
    public Receiver<?> control() {
        return control;
    }

    @Override
    public void close() throws Exception {
        UserFunctions.close(function);
    }

    private final class RecordContext extends KeyedProcessFunction<K, I, O>.Context {
        private long timestamp = Batch.NO_TIMESTAMP;

        RecordContext(KeyedProcessFunction<K, I, O> function) {
            function.super();
        }

        @Override
        public @Nullable Long timestamp() {
            return timestamp == Batch.NO_TIMESTAMP ? null : timestamp;
        }

        @Override
        public TimerService timerService() {
            return time;
        }

        @Override
        public <X> void output(OutputTag<X> tag, X value) {
            sides.emit(tag, value, timestamp);
        }

        @Override
        @SuppressWarnings("unchecked")
        public K getCurrentKey() {
            return (K) keyed.currentKey();
        }
    }

    private final class FiringContext extends KeyedProcessFunction<K, I, O>.OnTimerContext {
        private long timestamp;
        private TimeDomain domain = TimeDomain.EVENT_TIME;

        FiringContext(KeyedProcessFunction<K, I, O> function) {
            function.super();
        }

        @Override
        public TimeDomain timeDomain() {
            return domain;
        }

        @Override
        @SuppressWarnings("unchecked")
        public K getCurrentKey() {
            return (K) keyed.currentKey();
        }

        @Override
        public Long timestamp() {
            return timestamp;
        }

        @Override
        public TimerService timerService() {
            return time;
        }

        @Override
        public <X> void output(OutputTag<X> tag, X value) {
            sides.emit(tag, value, timestamp);
        }
    }
}
