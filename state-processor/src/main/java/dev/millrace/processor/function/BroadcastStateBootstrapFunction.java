package dev.millrace.processor.function;

import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.MapStateDescriptor;

/// Makes broadcast state out of records. One subtask sees all of them.
public abstract class BroadcastStateBootstrapFunction<IN> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    public BroadcastStateBootstrapFunction() {}

    /// Called for each record.
    public abstract void processElement(IN value, Context ctx) throws Exception;

    /// What is known beside the record; valid only during the call.
    public interface Context {

        /// The wall clock, in milliseconds.
        long currentProcessingTime();

        /// The state of this name, made when it is asked for the first time.
        <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> stateDescriptor);
    }
}
