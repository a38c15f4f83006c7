package dev.millrace.processor.function;

import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.state.CheckpointedFunction;

/// Bootstraps operator state from records. Declare lists in `initializeState` and fill them in `snapshotState`.
/// `snapshotState` runs after the last record, and for each checkpoint of the writing job.
public abstract class StateBootstrapFunction<IN> extends AbstractRichFunction implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    public StateBootstrapFunction() {}

    /// Processes a record.
    public abstract void processElement(IN value, Context ctx) throws Exception;

    /// Provides access to time; valid only during the call.
    public interface Context {

        /// Returns processing time, in milliseconds.
        long currentProcessingTime();
    }
}
