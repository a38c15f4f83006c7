package dev.millrace.api.process;

import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.time.TimerService;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.util.Collector;
import org.jspecify.annotations.Nullable;

/// Processes the records of two keyed inputs, which share state and timers.
public abstract class KeyedCoProcessFunction<K, IN1, IN2, OUT> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    public KeyedCoProcessFunction() {}

    /// Called for each record of the first input.
    public abstract void processElement1(IN1 value, Context ctx, Collector<OUT> out) throws Exception;

    /// Called for each record of the second input.
    public abstract void processElement2(IN2 value, Context ctx, Collector<OUT> out) throws Exception;

    /// Called when a timer fires.
    ///
    /// @param timestamp the time for which the timer was registered, in milliseconds
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<OUT> out) throws Exception {}

    /// Provides information about the current record. A context is valid only during the call that receives it.
    public abstract class Context {

        public Context() {}

        /// Returns the timestamp of the record or timer in milliseconds, or null if there is none.
        public abstract @Nullable Long timestamp();

        /// Returns the service for time and timers.
        public abstract TimerService timerService();

        /// Emits a record to a side output.
        public abstract <X> void output(OutputTag<X> outputTag, X value);

        /// Returns the key of the record or timer.
        public abstract K getCurrentKey();
    }

    /// Provides information about the timer that fires. A context is valid only during the call that receives it.
    public abstract class OnTimerContext extends Context {

        public OnTimerContext() {}

        /// Returns the time domain of the timer.
        public abstract TimeDomain timeDomain();

        /// Returns the key of the record or timer.
        @Override
        public abstract K getCurrentKey();
    }
}
