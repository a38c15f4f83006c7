package dev.millrace.api.process;

import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import dev.millrace.api.type.OutputTag;
import org.jspecify.annotations.Nullable;

/// Contains the common parts of functions that process a stream and a broadcast stream.
public abstract class BaseBroadcastProcessFunction extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    public BaseBroadcastProcessFunction() {}

    abstract class BaseContext {

        /// Returns the timestamp of the record or timer in milliseconds, or null if there is none.
        public abstract @Nullable Long timestamp();

        /// Emits a record to a side output.
        public abstract <X> void output(OutputTag<X> outputTag, X value);

        /// Returns the current processing time in milliseconds since the epoch.
        public abstract long currentProcessingTime();

        /// Returns the current watermark of the operator in milliseconds.
        public abstract long currentWatermark();
    }

    /// Provides information about a broadcast record. A context is valid only during the call that receives it.
    public abstract class Context extends BaseContext {

        public Context() {}

        /// Returns a broadcast state. All subtasks must change the state in the same way.
        ///
        /// @throws IllegalArgumentException if the stream was not broadcast with this descriptor
        public abstract <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> stateDescriptor);
    }

    /// Provides information about a record of the stream that is not broadcast. A context is valid only during the call
    /// that receives it.
    public abstract class ReadOnlyContext extends BaseContext {

        public ReadOnlyContext() {}

        /// Returns a broadcast state for read access.
        ///
        /// @throws IllegalArgumentException if the stream was not broadcast with this descriptor
        public abstract <K, V> ReadOnlyBroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> stateDescriptor);
    }
}
