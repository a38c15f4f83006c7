package dev.millrace.api.process;

import dev.millrace.api.type.OutputTag;
import dev.millrace.api.util.Collector;

/// Sees each pair of an interval join.
public abstract class ProcessJoinFunction<IN1, IN2, OUT> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    public ProcessJoinFunction() {}

    /// Called for each pair; emits what comes of it.
    public abstract void processElement(IN1 left, IN2 right, Context ctx, Collector<OUT> out) throws Exception;

    /// What is known of the pair; valid only during the call.
    public abstract class Context {

        public Context() {}

        public abstract long getLeftTimestamp();

        public abstract long getRightTimestamp();

        /// The timestamp of what is emitted: the greater of the two.
        public abstract long getTimestamp();

        /// Emits a record to a side output.
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }
}
