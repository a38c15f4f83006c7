package dev.millrace.api.process;

import dev.millrace.api.state.KeyedStateFunction;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.time.TimerService;
import dev.millrace.api.util.Collector;

/// Sees the records of a keyed stream, with state and timers, beside those of a broadcast stream.
public abstract class KeyedBroadcastProcessFunction<KS, IN1, IN2, OUT> extends BaseBroadcastProcessFunction {
    private static final long serialVersionUID = 1L;

    public KeyedBroadcastProcessFunction() {}

    /// Called for each record that is not broadcast; emits what comes of it.
    public abstract void processElement(IN1 value, ReadOnlyContext ctx, Collector<OUT> out) throws Exception;

    /// Called in each task for each broadcast record; must change broadcast state in the same way everywhere.
    public abstract void processBroadcastElement(IN2 value, Context ctx, Collector<OUT> out) throws Exception;

    /// Called when a timer fires; emits what comes of it.
    ///
    /// @param timestamp the time that was asked for
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<OUT> out) throws Exception {}

    /// What is known of a broadcast record; valid only during the call.
    public abstract class Context extends BaseBroadcastProcessFunction.Context {

        public Context() {}

        /// Calls the function for each key of this task that has the state.
        public abstract <VS, S extends State> void applyToKeyedState(
                StateDescriptor<S, VS> stateDescriptor, KeyedStateFunction<KS, S> function) throws Exception;
    }

    /// What is known of a record that is not broadcast; valid only during the call.
    public abstract class ReadOnlyContext extends BaseBroadcastProcessFunction.ReadOnlyContext {

        public ReadOnlyContext() {}

        /// Time and timers.
        public abstract TimerService timerService();

        /// The key of the record or timer.
        public abstract KS getCurrentKey();
    }

    /// What is known of the timer that fires; valid only during the call.
    public abstract class OnTimerContext extends ReadOnlyContext {

        public OnTimerContext() {}

        /// Which kind of time the timer is of.
        public abstract TimeDomain timeDomain();

        /// The key of the record or timer.
        @Override
        public abstract KS getCurrentKey();
    }
}
