package dev.millrace.runtime.operator.process;

import dev.millrace.api.process.BroadcastProcessFunction;
import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import dev.millrace.api.type.OutputTag;
import dev.millrace.base.host.Host;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.runtime.operator.TimestampingCollector;
import dev.millrace.runtime.operator.TwoInputs;
import org.jspecify.annotations.Nullable;

/// Runs a [BroadcastProcessFunction]. Records of the first input read broadcast state, which records of the broadcast
/// input write.
public final class BroadcastOperator<I, B, O> implements Operator {
    private final BroadcastProcessFunction<I, B, O> function;
    private final BroadcastStates states;
    private final TimestampingCollector<O> collector;
    private final UserFailures failures;
    private final SideOutputs sides;
    private final Host host;
    private final TwoInputs inputs;
    private final ReadingContext reading;
    private final WritingContext writing;
    private final Receiver<I> records;
    private final Receiver<B> broadcast;

    @SuppressWarnings("unchecked")
    public BroadcastOperator(
            BroadcastProcessFunction<I, B, O> function, BroadcastStates states, OperatorContext context) {
        this.function = context.function(function);
        this.states = states;
        this.collector = new TimestampingCollector<>((Receiver<O>) (Receiver<?>) context.output());
        this.failures = context.failures();
        this.sides = new SideOutputs(context);
        this.host = context.host();
        this.inputs = new TwoInputs(context.control(), _ -> {}, () -> {});
        this.reading = new ReadingContext(this.function);
        this.writing = new WritingContext(this.function);
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
    public void close() throws Exception {
        UserFunctions.close(function);
    }

    private final class ReadingContext extends BroadcastProcessFunction<I, B, O>.ReadOnlyContext {
        private long timestamp = Batch.NO_TIMESTAMP;

        ReadingContext(BroadcastProcessFunction<I, B, O> function) {
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
            return host.clock().millis();
        }

        @Override
        public long currentWatermark() {
            return inputs.watermark();
        }

        @Override
        public <K, V> ReadOnlyBroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> descriptor) {
            return states.readOnly(descriptor);
        }
    }

    private final class WritingContext extends BroadcastProcessFunction<I, B, O>.Context {
        private long timestamp = Batch.NO_TIMESTAMP;

        WritingContext(BroadcastProcessFunction<I, B, O> function) {
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
            return host.clock().millis();
        }

        @Override
        public long currentWatermark() {
            return inputs.watermark();
        }

        @Override
        public <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> descriptor) {
            return states.writable(descriptor);
        }
    }
}
