package dev.millrace.api.process;

import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.time.TimerService;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.util.Collector;
import org.jspecify.annotations.Nullable;

/// Sees the records of two keyed inputs with shared state and timers.
public abstract class KeyedCoProcessFunction<K, IN1, IN2, OUT> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    public KeyedCoProcessFunction() {}

    /// Called for each record of the first input; emits what comes of it.
    public abstract void processElement1(IN1 value, Context ctx, Collector<OUT> out) throws Exception;

    /// Called for each record of the second input; emits what comes of it.
    public abstract void processElement2(IN2 value, Context ctx, Collector<OUT> out) throws Exception;

    /// Called when a timer fires; emits what comes of it.
    ///
    /// @param timestamp the time that was asked for
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<OUT> out) throws Exception {}

    /// What is known of the current record; valid only during the call.
    public abstract class Context {

        public Context() {}

        /// The timestamp of the record or timer; null if it has none.
        public abstract @Nullable Long timestamp();

        /// Time and timers.
        public abstract TimerService timerService();

        /// Emits a record to a side output.
        public abstract <X> void output(OutputTag<X> outputTag, X value);

        /// The key of the record or timer.
        public abstract K getCurrentKey();
    }

    /// What is known of the timer that fires; valid only during the call.
    public abstract class OnTimerContext extends Context {

        public OnTimerContext() {}

        /// Which kind of time the timer is of.
        public abstract TimeDomain timeDomain();

        /// The key of the record or timer.
        @Override
        public abstract K getCurrentKey();
    }
}
