package dev.millrace.api.process;

import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import dev.millrace.api.type.OutputTag;
import org.jspecify.annotations.Nullable;

/// What functions over a stream and a broadcast stream have in common.
public abstract class BaseBroadcastProcessFunction extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    public BaseBroadcastProcessFunction() {}

    abstract class BaseContext {

        /// The timestamp of the record or timer; null if it has none.
        public abstract @Nullable Long timestamp();

        /// Emits a record to a side output.
        public abstract <X> void output(OutputTag<X> outputTag, X value);

        /// Wall-clock milliseconds.
        public abstract long currentProcessingTime();

        /// The watermark the operator has reached.
        public abstract long currentWatermark();
    }

    /// What is known of a broadcast record; valid only during the call.
    public abstract class Context extends BaseContext {

        public Context() {}

        /// A broadcast state. All tasks must change it in the same way.
        ///
        /// @throws IllegalArgumentException if the stream was not broadcast with that descriptor
        public abstract <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> stateDescriptor);
    }

    /// What is known of a record that is not broadcast; valid only during the call.
    public abstract class ReadOnlyContext extends BaseContext {

        public ReadOnlyContext() {}

        /// A broadcast state, only to be read.
        ///
        /// @throws IllegalArgumentException if the stream was not broadcast with that descriptor
        public abstract <K, V> ReadOnlyBroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> stateDescriptor);
    }
}
