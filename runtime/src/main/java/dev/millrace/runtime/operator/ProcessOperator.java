package dev.millrace.runtime.operator;

import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.time.TimerService;
import dev.millrace.api.type.OutputTag;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;
import org.jspecify.annotations.Nullable;

/// Runs a [ProcessFunction] over a stream without keys.
final class ProcessOperator<I, O> implements OneInput<I> {
    private final ProcessFunction<I, O> function;
    private final TimestampingCollector<O> collector;
    private final Receiver<?> control;
    private final UserFailures failures;
    private final NoTimers time;
    private final RecordContext context;

    @SuppressWarnings("unchecked")
    ProcessOperator(ProcessFunction<I, O> function, OperatorContext context) {
        this.function = context.function(function);
        this.collector = new TimestampingCollector<>((Receiver<O>) (Receiver<?>) context.output());
        this.control = context.control();
        this.failures = context.failures();
        this.time = new NoTimers(context.host());
        this.context = new RecordContext(this.function, time, new SideOutputs(context));
    }

    @Override
    public void record(I value, long timestamp) {
        context.timestamp = timestamp;
        try {
            function.processElement(value, context, collector.at(timestamp));
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
    }

    @Override
    public void watermark(long timestamp) {
        time.reached(timestamp);
        control.watermark(timestamp);
    }

    @Override
    public Receiver<?> control() {
        return control;
    }

    @Override
    public void close() throws Exception {
        UserFunctions.close(function);
    }

    private final class RecordContext extends ProcessFunction<I, O>.Context {
        private final TimerService time;
        private final SideOutputs sides;
        private long timestamp = Batch.NO_TIMESTAMP;

        RecordContext(ProcessFunction<I, O> function, TimerService time, SideOutputs sides) {
            function.super();
            this.time = time;
            this.sides = sides;
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
    }
}
