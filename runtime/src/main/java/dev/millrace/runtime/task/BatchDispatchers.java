package dev.millrace.runtime.task;

import dev.millrace.exchange.Batch.Keying;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.Specializer;
import dev.millrace.state.KeyedStates;
import org.jspecify.annotations.Nullable;

/// Makes the feed for an input.
public final class BatchDispatchers {
    private BatchDispatchers() {}

    /// @param keying how the input's keys travel
    /// @param keyed needed unless they do not
    public static BatchDispatcher of(
            Keying keying,
            Receiver<?> head,
            @Nullable KeyedStates<Object> keyed,
            SubtaskContext subtaskContext,
            Specializer specializer) {
        return switch (keying) {
            case NONE -> specializer.make(PlainDispatcher.class, BatchDispatcher.class, head, subtaskContext);
            case LONG -> specializer.make(LongKeyDispatcher.class, BatchDispatcher.class, head, keyed, subtaskContext);
            case OBJECT ->
                specializer.make(ObjectKeyDispatcher.class, BatchDispatcher.class, head, keyed, subtaskContext);
        };
    }
}
