package dev.millrace.api.process;

import dev.millrace.api.util.Collector;

/// Sees the records of a stream beside those of a broadcast stream.
public abstract class BroadcastProcessFunction<IN1, IN2, OUT> extends BaseBroadcastProcessFunction {
    private static final long serialVersionUID = 1L;

    public BroadcastProcessFunction() {}

    /// Called for each record that is not broadcast; emits what comes of it.
    public abstract void processElement(IN1 value, ReadOnlyContext ctx, Collector<OUT> out) throws Exception;

    /// Called in each task for each broadcast record; must change broadcast state in the same way everywhere.
    public abstract void processBroadcastElement(IN2 value, Context ctx, Collector<OUT> out) throws Exception;

    /// What is known of a broadcast record; valid only during the call.
    public abstract class Context extends BaseBroadcastProcessFunction.Context {

        public Context() {}
    }

    /// What is known of a record that is not broadcast; valid only during the call.
    public abstract class ReadOnlyContext extends BaseBroadcastProcessFunction.ReadOnlyContext {

        public ReadOnlyContext() {}
    }
}
