package dev.millrace.processor.function;

import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.MapStateDescriptor;

/// Bootstraps broadcast state from records. One subtask receives all records.
public abstract class BroadcastStateBootstrapFunction<IN> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    public BroadcastStateBootstrapFunction() {}

    /// Processes a record.
    public abstract void processElement(IN value, Context ctx) throws Exception;

    /// Provides access to time and broadcast state; valid only during the call.
    public interface Context {

        /// Returns processing time, in milliseconds.
        long currentProcessingTime();

        /// Returns the state of this name, which is created on first use.
        <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> stateDescriptor);
    }
}
