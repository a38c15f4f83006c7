package dev.millrace.runtime.operator.process;

import dev.millrace.api.process.BroadcastProcessFunction;
import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import dev.millrace.api.type.OutputTag;
import dev.millrace.base.fault.Check;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.operator.TwoInputs;
import org.jspecify.annotations.Nullable;

/// Runs a [BroadcastProcessFunction]. Records of the first input read broadcast state, which records of the broadcast
/// input write.
public final class BroadcastOperator<I, B, O> extends ProcessFunctionOperator<BroadcastProcessFunction<I, B, O>, O> {
    private final BroadcastStates states;
    private final ReadingContext reading;
    private final WritingContext writing;
    private final Receiver<I> records;
    private final Receiver<B> broadcast;

    public BroadcastOperator(
            BroadcastProcessFunction<I, B, O> function, BroadcastStates states, OperatorContext context) {
        super(function, null, context);
        this.states = states;
        this.reading = new ReadingContext(this.function);
        this.writing = new WritingContext(this.function);
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
    void onTimer(long timestamp) {
        throw Check.broken("a function without keys has no timer %d", timestamp);
    }

    private final class ReadingContext extends BroadcastProcessFunction<I, B, O>.ReadOnlyContext {
        ReadingContext(BroadcastProcessFunction<I, B, O> function) {
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
        public <X, V> ReadOnlyBroadcastState<X, V> getBroadcastState(MapStateDescriptor<X, V> descriptor) {
            return states.readOnly(descriptor);
        }
    }

    private final class WritingContext extends BroadcastProcessFunction<I, B, O>.Context {
        WritingContext(BroadcastProcessFunction<I, B, O> function) {
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
    }
}
