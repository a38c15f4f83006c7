package dev.millrace.processor.function;

import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.state.CheckpointedFunction;

/// Makes state without a key out of records: lists that are declared in `initializeState` and filled in
/// `snapshotState`, which is called after the last record, and by checkpoints of the job that writes if it takes any.
public abstract class StateBootstrapFunction<IN> extends AbstractRichFunction implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    public StateBootstrapFunction() {}

    /// Called for each record.
    public abstract void processElement(IN value, Context ctx) throws Exception;

    /// What is known beside the record; valid only during the call.
    public interface Context {

        /// The wall clock, in milliseconds.
        long currentProcessingTime();
    }
}
