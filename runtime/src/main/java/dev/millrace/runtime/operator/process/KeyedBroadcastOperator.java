package dev.millrace.runtime.operator.process;

import dev.millrace.api.process.KeyedBroadcastProcessFunction;
import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.KeyedStateFunction;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
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

/// Runs a [KeyedBroadcastProcessFunction]. Keyed records use keyed state and timers and read broadcast state, which
/// records of the broadcast input write.
public final class KeyedBroadcastOperator<K, I, B, O> implements Operator, KeyedOperator {
    private final KeyedBroadcastProcessFunction<K, I, B, O> function;
    private final KeyedStates<Object> keyed;
    private final BroadcastStates states;
    private final TimestampingCollector<O> collector;
    private final UserFailures failures;
    private final SideOutputs sides;
    private final KeyedTimeService time;
    private final ReadingContext reading;
    private final WritingContext writing;
    private final FiringContext firing;
    private final Receiver<I> records;
    private final Receiver<B> broadcast;

    @SuppressWarnings("unchecked")
    public KeyedBroadcastOperator(
            KeyedBroadcastProcessFunction<K, I, B, O> function, BroadcastStates states, OperatorContext context) {
        this.keyed = context.keyedStates();
        this.time = new KeyedTimeService(context, (_, timestamp) -> fire(timestamp, TimeDomain.PROCESSING_TIME));
        this.states = states;
        this.collector = new TimestampingCollector<>((Receiver<O>) (Receiver<?>) context.output());
        this.failures = context.failures();
        this.sides = new SideOutputs(context);
        this.function = context.function(function);
        this.reading = new ReadingContext(this.function);
        this.writing = new WritingContext(this.function);
        this.firing = new FiringContext(this.function);
        TwoInputs inputs = new TwoInputs(
                context.control(),
                timestamp -> time.advanceWatermark(timestamp, (_, due) -> fire(due, TimeDomain.EVENT_TIME)),
                () -> {});
        this.records = inputs.input(0, this::process);
        this.broadcast = inputs.input(1, this::update);
    }

    @Override
    public Receiver<?> input(int index) {
        return index == 0 ? records : broadcast;
    }

    private void process(I value, long timestamp) {
        reading.timestamp = timestamp;
        try {
            function.processElement(value, reading, collector.at(timestamp));
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
    }

    private void update(B value, long timestamp) {
        writing.timestamp = timestamp;
        try {
            function.processBroadcastElement(value, writing, collector.at(timestamp));
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
    }

    @Override
    public void endOfKey() {
        time.endOfKey((_, due) -> fire(due, TimeDomain.EVENT_TIME));
    }

    private void fire(long timestamp, TimeDomain domain) {
        firing.timestamp = timestamp;
        firing.domain = domain;
        collector.at(domain == TimeDomain.EVENT_TIME ? timestamp : Batch.NO_TIMESTAMP);
        try {
            function.onTimer(timestamp, firing, collector);
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at the timer " + timestamp + " of key " + keyed.currentKey());
        }
    }

    @SuppressWarnings("unchecked")
    private K key() {
        return (K) keyed.currentKey();
    }

    @Override
    public void close() throws Exception {
        UserFunctions.close(function);
    }

    private final class ReadingContext extends KeyedBroadcastProcessFunction<K, I, B, O>.ReadOnlyContext {
        private long timestamp = Batch.NO_TIMESTAMP;

        ReadingContext(KeyedBroadcastProcessFunction<K, I, B, O> function) {
            function.super();
        }

        @Override
        public @Nullable Long timestamp() {
            return timestamp == Batch.NO_TIMESTAMP ? null : timestamp;
        }

        @Override
        public <X> void output(OutputTag<X> tag, X value) {
            sides.emit(tag, value, timestamp);
        }

        @Override
        public long currentProcessingTime() {
            return time.currentProcessingTime();
        }

        @Override
        public long currentWatermark() {
            return time.currentWatermark();
        }

        @Override
        public TimerService timerService() {
            return time;
        }

        @Override
        public K getCurrentKey() {
            return key();
        }

        @Override
        public <X, V> ReadOnlyBroadcastState<X, V> getBroadcastState(MapStateDescriptor<X, V> descriptor) {
            return states.readOnly(descriptor);
        }
    }

    private final class WritingContext extends KeyedBroadcastProcessFunction<K, I, B, O>.Context {
        private long timestamp = Batch.NO_TIMESTAMP;

        WritingContext(KeyedBroadcastProcessFunction<K, I, B, O> function) {
            function.super();
        }

        @Override
        public @Nullable Long timestamp() {
            return timestamp == Batch.NO_TIMESTAMP ? null : timestamp;
        }

        @Override
        public <X> void output(OutputTag<X> tag, X value) {
            sides.emit(tag, value, timestamp);
        }

        @Override
        public long currentProcessingTime() {
            return time.currentProcessingTime();
        }

        @Override
        public long currentWatermark() {
            return time.currentWatermark();
        }

        @Override
        public <X, V> BroadcastState<X, V> getBroadcastState(MapStateDescriptor<X, V> descriptor) {
            return states.writable(descriptor);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <VS, S extends State> void applyToKeyedState(
                StateDescriptor<S, VS> descriptor, KeyedStateFunction<K, S> work) {
            keyed.forEachKey(descriptor, (key, state) -> {
                try {
                    work.process((K) key, state);
                } catch (Throwable thrown) {
                    throw failures.during(thrown, "in applyToKeyedState at key " + key);
                }
            });
        }
    }

    private final class FiringContext extends KeyedBroadcastProcessFunction<K, I, B, O>.OnTimerContext {
        private long timestamp;
        private TimeDomain domain = TimeDomain.EVENT_TIME;

        FiringContext(KeyedBroadcastProcessFunction<K, I, B, O> function) {
            function.super();
        }

        @Override
        public TimeDomain timeDomain() {
            return domain;
        }

        @Override
        public K getCurrentKey() {
            return key();
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
        public long currentProcessingTime() {
            return time.currentProcessingTime();
        }

        @Override
        public long currentWatermark() {
            return time.currentWatermark();
        }

        @Override
        public <X, V> ReadOnlyBroadcastState<X, V> getBroadcastState(MapStateDescriptor<X, V> descriptor) {
            return states.readOnly(descriptor);
        }
    }
}
