package dev.millrace.api.process;

import dev.millrace.api.type.OutputTag;
import dev.millrace.api.util.Collector;

/// Processes each pair of an interval join.
public abstract class ProcessJoinFunction<IN1, IN2, OUT> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    public ProcessJoinFunction() {}

    /// Called for each pair.
    public abstract void processElement(IN1 left, IN2 right, Context ctx, Collector<OUT> out) throws Exception;

    /// Provides information about the pair. A context is valid only during the call that receives it.
    public abstract class Context {

        public Context() {}

        /// Returns the timestamp of the left record in milliseconds.
        public abstract long getLeftTimestamp();

        /// Returns the timestamp of the right record in milliseconds.
        public abstract long getRightTimestamp();

        /// Returns the timestamp of emitted records, which is the greater of the two timestamps.
        public abstract long getTimestamp();

        /// Emits a record to a side output.
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }
}
