package dev.millrace.api.process;

import dev.millrace.api.util.Collector;

/// Processes the records of a stream and of a broadcast stream.
public abstract class BroadcastProcessFunction<IN1, IN2, OUT> extends BaseBroadcastProcessFunction {
    private static final long serialVersionUID = 1L;

    public BroadcastProcessFunction() {}

    /// Called for each record of the stream that is not broadcast.
    public abstract void processElement(IN1 value, ReadOnlyContext ctx, Collector<OUT> out) throws Exception;

    /// Called in each subtask for each broadcast record. The method must change the broadcast state in the same way in
    /// all subtasks.
    public abstract void processBroadcastElement(IN2 value, Context ctx, Collector<OUT> out) throws Exception;

    /// Provides information about a broadcast record. A context is valid only during the call that receives it.
    public abstract class Context extends BaseBroadcastProcessFunction.Context {

        public Context() {}
    }

    /// Provides information about a record of the stream that is not broadcast. A context is valid only during the call
    /// that receives it.
    public abstract class ReadOnlyContext extends BaseBroadcastProcessFunction.ReadOnlyContext {

        public ReadOnlyContext() {}
    }
}
