package dev.millrace.runtime.operator.process;

import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.time.TimerService;
import dev.millrace.api.type.OutputTag;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.operator.KeyedOperator;
import dev.millrace.runtime.operator.OneInput;
import org.jspecify.annotations.Nullable;

/// Runs a [ProcessFunction]. Supports timers if the input is keyed, as in Flink 1.x.
public final class ProcessOperator<I, O> extends ProcessFunctionOperator<ProcessFunction<I, O>, O>
        implements OneInput<I>, KeyedOperator {
    private final Receiver<?> control;
    private final RecordContext recordContext;
    private final FiringContext firingContext;

    public ProcessOperator(ProcessFunction<I, O> function, OperatorContext context) {
        super(function, context.keyed(), context);
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
    public Receiver<?> control() {
        return control;
    }

    private final class RecordContext extends ProcessFunction<I, O>.Context {
        RecordContext(ProcessFunction<I, O> function) {
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
    }

    private final class FiringContext extends ProcessFunction<I, O>.OnTimerContext {
        FiringContext(ProcessFunction<I, O> function) {
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
    }
}
