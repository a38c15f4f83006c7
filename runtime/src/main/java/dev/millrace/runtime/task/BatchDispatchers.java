package dev.millrace.runtime.task;

import dev.millrace.exchange.Batch.Keying;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.Specializer;
import dev.millrace.state.KeyedStates;
import org.jspecify.annotations.Nullable;

/// Creates the dispatcher for an input.
public final class BatchDispatchers {
    private BatchDispatchers() {}

    /// Creates a dispatcher.
    ///
    /// @param keying how the input's keys travel
    /// @param keyed the keyed state; not null if the input has keys
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
