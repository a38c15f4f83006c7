package dev.millrace.api.process;

import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.time.TimerService;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.util.Collector;
import org.jspecify.annotations.Nullable;

/// Sees each record with its timestamp and the watermark, and may emit to side outputs.
public abstract class ProcessFunction<I, O> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    public ProcessFunction() {}

    /// Called for each record; emits what comes of it.
    public abstract void processElement(I value, Context ctx, Collector<O> out) throws Exception;

    /// Called when a timer fires; emits what comes of it.
    ///
    /// @param timestamp the time that was asked for
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<O> out) throws Exception {}

    /// What is known of the current record; valid only during the call.
    public abstract class Context {

        public Context() {}

        /// The timestamp of the record or timer; null if it has none.
        public abstract @Nullable Long timestamp();

        /// Time and timers.
        public abstract TimerService timerService();

        /// Emits a record to a side output.
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }

    /// What is known of the timer that fires; valid only during the call.
    public abstract class OnTimerContext extends Context {

        public OnTimerContext() {}

        /// Which kind of time the timer is of.
        public abstract TimeDomain timeDomain();
    }
}
