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
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.operator.KeyedOperator;
import dev.millrace.runtime.operator.TwoInputs;
import dev.millrace.state.KeyedStates;
import org.jspecify.annotations.Nullable;

/// Runs a [KeyedBroadcastProcessFunction]. Keyed records use keyed state and timers and read broadcast state, which
/// records of the broadcast input write.
public final class KeyedBroadcastOperator<K, I, B, O>
        extends ProcessFunctionOperator<KeyedBroadcastProcessFunction<K, I, B, O>, O> implements KeyedOperator {
    private final KeyedStates<Object> keyed;
    private final BroadcastStates states;
    private final ReadingContext reading;
    private final WritingContext writing;
    private final FiringContext firingContext;
    private final Receiver<I> records;
    private final Receiver<B> broadcast;

    public KeyedBroadcastOperator(
            KeyedBroadcastProcessFunction<K, I, B, O> function, BroadcastStates states, OperatorContext context) {
        super(function, context.keyedStates(), context);
        this.keyed = context.keyedStates();
        this.states = states;
        this.reading = new ReadingContext(this.function);
        this.writing = new WritingContext(this.function);
        this.firingContext = new FiringContext(this.function);
        TwoInputs inputs = new TwoInputs(context.control(), this::fireUntil, () -> {});
        this.records = inputs.input(0, this::process);
        this.broadcast = inputs.input(1, this::update);
    }

    @Override
    public Receiver<?> input(int index) {
        return index == 0 ? records : broadcast;
    }

    private void process(I value, long timestamp) {
        try {
            function.processElement(value, reading, begin(timestamp));
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
    }

    private void update(B value, long timestamp) {
        try {
            function.processBroadcastElement(value, writing, begin(timestamp));
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

    @Override
    String describe(long timer) {
        return super.describe(timer) + " of key " + currentKey();
    }

    private final class ReadingContext extends KeyedBroadcastProcessFunction<K, I, B, O>.ReadOnlyContext {
        ReadingContext(KeyedBroadcastProcessFunction<K, I, B, O> function) {
            function.super();
        }

        @Override
        public @Nullable Long timestamp() {
            return recordTimestamp();
        }

        @Override
        public <X> void output(OutputTag<X> tag, X value) {
            emit(tag, value);
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
            return currentKey();
        }

        @Override
        public <X, V> ReadOnlyBroadcastState<X, V> getBroadcastState(MapStateDescriptor<X, V> descriptor) {
            return states.readOnly(descriptor);
        }
    }

    private final class WritingContext extends KeyedBroadcastProcessFunction<K, I, B, O>.Context {
        WritingContext(KeyedBroadcastProcessFunction<K, I, B, O> function) {
            function.super();
        }

        @Override
        public @Nullable Long timestamp() {
            return recordTimestamp();
        }

        @Override
        public <X> void output(OutputTag<X> tag, X value) {
            emit(tag, value);
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
        FiringContext(KeyedBroadcastProcessFunction<K, I, B, O> function) {
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
