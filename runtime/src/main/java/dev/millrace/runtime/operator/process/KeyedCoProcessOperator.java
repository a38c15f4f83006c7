package dev.millrace.runtime.operator.process;

import dev.millrace.api.process.KeyedCoProcessFunction;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.time.TimerService;
import dev.millrace.api.type.OutputTag;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.runtime.operator.KeyedOperator;
import dev.millrace.runtime.operator.TimestampingCollector;
import dev.millrace.runtime.operator.TwoInputs;
import dev.millrace.state.KeyedStates;
import org.jspecify.annotations.Nullable;

/// Runs a [KeyedCoProcessFunction] over two inputs with the same key type.
public final class KeyedCoProcessOperator<K, A, B, O> implements Operator, KeyedOperator {
    private final KeyedCoProcessFunction<K, A, B, O> function;
    private final TimestampingCollector<O> collector;
    private final UserFailures failures;
    private final KeyedStates<Object> keyed;
    private final KeyedTimeService time;
    private final SideOutputs sides;
    private final RecordContext recordContext;
    private final FiringContext firingContext;
    private final Receiver<A> first;
    private final Receiver<B> second;

    @SuppressWarnings("unchecked")
    public KeyedCoProcessOperator(KeyedCoProcessFunction<K, A, B, O> function, OperatorContext context) {
        this.collector = new TimestampingCollector<>((Receiver<O>) (Receiver<?>) context.output());
        this.failures = context.failures();
        this.sides = new SideOutputs(context);
        this.keyed = context.keyedStates();
        this.time = new KeyedTimeService(context, (_, timestamp) -> fire(timestamp, TimeDomain.PROCESSING_TIME));
        this.function = context.function(function);
        this.recordContext = new RecordContext(this.function);
        this.firingContext = new FiringContext(this.function);
        TwoInputs inputs = new TwoInputs(
                context.control(),
                timestamp -> time.advanceWatermark(timestamp, (_, due) -> fire(due, TimeDomain.EVENT_TIME)),
                () -> {});
        this.first = inputs.input(0, this::first);
        this.second = inputs.input(1, this::second);
    }

    @Override
    public Receiver<?> input(int index) {
        return index == 0 ? first : second;
    }

    private void first(A value, long timestamp) {
        recordContext.timestamp = timestamp;
        try {
            function.processElement1(value, recordContext, collector.at(timestamp));
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
    }

    private void second(B value, long timestamp) {
        recordContext.timestamp = timestamp;
        try {
            function.processElement2(value, recordContext, collector.at(timestamp));
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
    }

    @Override
    public void endOfKey() {
        time.endOfKey((_, due) -> fire(due, TimeDomain.EVENT_TIME));
    }

    private void fire(long timestamp, TimeDomain domain) {
        firingContext.timestamp = timestamp;
        firingContext.domain = domain;
        collector.at(domain == TimeDomain.EVENT_TIME ? timestamp : Batch.NO_TIMESTAMP);
        try {
            function.onTimer(timestamp, firingContext, collector);
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at the timer " + timestamp);
        }
    }

    @Override
    public void close() throws Exception {
        UserFunctions.close(function);
    }

    private final class RecordContext extends KeyedCoProcessFunction<K, A, B, O>.Context {
        private long timestamp = Batch.NO_TIMESTAMP;

        RecordContext(KeyedCoProcessFunction<K, A, B, O> function) {
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

    private final class FiringContext extends KeyedCoProcessFunction<K, A, B, O>.OnTimerContext {
        private long timestamp;
        private TimeDomain domain = TimeDomain.EVENT_TIME;

        FiringContext(KeyedCoProcessFunction<K, A, B, O> function) {
            function.super();
        }

        @Override
        public TimeDomain timeDomain() {
            return domain;
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

        @Override
        @SuppressWarnings("unchecked")
        public K getCurrentKey() {
            return (K) keyed.currentKey();
        }
    }
}
