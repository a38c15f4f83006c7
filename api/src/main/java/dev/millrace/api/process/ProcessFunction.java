package dev.millrace.api.process;

import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.time.TimerService;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.util.Collector;
import org.jspecify.annotations.Nullable;

/// Processes each record with access to its timestamp, the watermark and side outputs.
public abstract class ProcessFunction<I, O> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    public ProcessFunction() {}

    /// Called for each record.
    public abstract void processElement(I value, Context ctx, Collector<O> out) throws Exception;

    /// Called when a timer fires.
    ///
    /// @param timestamp the time for which the timer was registered, in milliseconds
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<O> out) throws Exception {}

    /// Provides information about the current record. A context is valid only during the call that receives it.
    public abstract class Context {

        public Context() {}

        /// Returns the timestamp of the record or timer in milliseconds, or null if there is none.
        public abstract @Nullable Long timestamp();

        /// Returns the service for time and timers.
        public abstract TimerService timerService();

        /// Emits a record to a side output.
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }

    /// Provides information about the timer that fires. A context is valid only during the call that receives it.
    public abstract class OnTimerContext extends Context {

        public OnTimerContext() {}

        /// Returns the time domain of the timer.
        public abstract TimeDomain timeDomain();
    }
}
