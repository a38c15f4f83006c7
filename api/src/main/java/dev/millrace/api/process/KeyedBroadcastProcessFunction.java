package dev.millrace.api.process;

import dev.millrace.api.state.KeyedStateFunction;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.time.TimerService;
import dev.millrace.api.util.Collector;

/// Processes the records of a keyed stream, with state and timers, and of a broadcast stream.
public abstract class KeyedBroadcastProcessFunction<KS, IN1, IN2, OUT> extends BaseBroadcastProcessFunction {
    private static final long serialVersionUID = 1L;

    public KeyedBroadcastProcessFunction() {}

    /// Called for each record of the stream that is not broadcast.
    public abstract void processElement(IN1 value, ReadOnlyContext ctx, Collector<OUT> out) throws Exception;

    /// Called in each subtask for each broadcast record. The method must change the broadcast state in the same way in
    /// all subtasks.
    public abstract void processBroadcastElement(IN2 value, Context ctx, Collector<OUT> out) throws Exception;

    /// Called when a timer fires.
    ///
    /// @param timestamp the time for which the timer was registered, in milliseconds
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<OUT> out) throws Exception {}

    /// Provides information about a broadcast record. A context is valid only during the call that receives it.
    public abstract class Context extends BaseBroadcastProcessFunction.Context {

        public Context() {}

        /// Calls the function for each key of this subtask that has the state.
        public abstract <VS, S extends State> void applyToKeyedState(
                StateDescriptor<S, VS> stateDescriptor, KeyedStateFunction<KS, S> function) throws Exception;
    }

    /// Provides information about a record of the stream that is not broadcast. A context is valid only during the call
    /// that receives it.
    public abstract class ReadOnlyContext extends BaseBroadcastProcessFunction.ReadOnlyContext {

        public ReadOnlyContext() {}

        /// Returns the service for time and timers.
        public abstract TimerService timerService();

        /// Returns the key of the record or timer.
        public abstract KS getCurrentKey();
    }

    /// Provides information about the timer that fires. A context is valid only during the call that receives it.
    public abstract class OnTimerContext extends ReadOnlyContext {

        public OnTimerContext() {}

        /// Returns the time domain of the timer.
        public abstract TimeDomain timeDomain();

        /// Returns the key of the record or timer.
        @Override
        public abstract KS getCurrentKey();
    }
}
