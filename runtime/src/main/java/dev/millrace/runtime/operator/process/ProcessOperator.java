package dev.millrace.runtime.operator.process;

import dev.millrace.api.process.ProcessFunction;
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
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Runs a [ProcessFunction]. Supports timers if the input is keyed, as in Flink 1.x.
public final class ProcessOperator<I, O> implements OneInput<I>, KeyedOperator {
    private final ProcessFunction<I, O> function;
    private final TimestampingCollector<O> collector;
    private final Receiver<?> control;
    private final UserFailures failures;
    private final TimerService time;
    private final LongConsumer onWatermark;
    private final Runnable onEndOfKey;
    private final SideOutputs sides;
    private final RecordContext recordContext;
    private final FiringContext firingContext;

    @SuppressWarnings("unchecked")
    public ProcessOperator(ProcessFunction<I, O> function, OperatorContext context) {
        this.sides = new SideOutputs(context);
        if (context.keyed() == null) {
            NoTimers clocks = new NoTimers(context.host());
            this.time = clocks;
            this.onWatermark = clocks::reached;
            this.onEndOfKey = () -> {};
        } else {
            KeyedTimeService timers =
                    new KeyedTimeService(context, (_, timestamp) -> fire(timestamp, TimeDomain.PROCESSING_TIME));
            this.time = timers;
            this.onWatermark =
                    timestamp -> timers.advanceWatermark(timestamp, (_, due) -> fire(due, TimeDomain.EVENT_TIME));
            this.onEndOfKey = () -> timers.endOfKey((_, due) -> fire(due, TimeDomain.EVENT_TIME));
        }
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
        onWatermark.accept(timestamp);
        control.watermark(timestamp); // after the timers, which may emit records at or before the watermark
    }

    @Override
    public void endOfKey() {
        onEndOfKey.run();
    }

    private void fire(long timestamp, TimeDomain domain) {
        firingContext.timestamp = timestamp;
        firingContext.domain = domain;
        // Records that a processing-time timer emits have no event-time timestamp.
        collector.at(domain == TimeDomain.EVENT_TIME ? timestamp : Batch.NO_TIMESTAMP);
        try {
            function.onTimer(timestamp, firingContext, collector);
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at the timer " + timestamp);
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

    private final class RecordContext extends ProcessFunction<I, O>.Context {
        private long timestamp = Batch.NO_TIMESTAMP;

        RecordContext(ProcessFunction<I, O> function) {
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
    }

    private final class FiringContext extends ProcessFunction<I, O>.OnTimerContext {
        private long timestamp;
        private TimeDomain domain = TimeDomain.EVENT_TIME;

        FiringContext(ProcessFunction<I, O> function) {
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
    }
}
