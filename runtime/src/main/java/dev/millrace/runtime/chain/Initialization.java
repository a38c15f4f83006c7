package dev.millrace.runtime.chain;

import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.state.OperatorStateStore;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.operator.OperatorStates;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Provides restored state to a user function when it opens.
record Initialization(OperatorStates operator, @Nullable KeyedStates<Object> keyed)
        implements FunctionInitializationContext {

    @Override
    public boolean isRestored() {
        return operator.restoredCheckpoint().isPresent();
    }

    @Override
    public OptionalLong getRestoredCheckpointId() {
        return operator.restoredCheckpoint();
    }

    @Override
    public OperatorStateStore getOperatorStateStore() {
        return operator;
    }

    @Override
    public KeyedStateStore getKeyedStateStore() {
        if (keyed != null) return keyed;
        throw ChainFaults.NOT_KEYED
                .what("initializeState uses keyed state, but the input has no key.")
                .fix("Call keyBy(…) before the function, or use getOperatorStateStore().");
    }
}
