package dev.millrace.runtime.custom;

import dev.millrace.api.operator.OperatorStateBackend;
import dev.millrace.api.operator.StateInitializationContext;
import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.operator.OperatorStates;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Provides restored state to an operator of a program.
record CustomInitialization(
        OperatorStates operator, @Nullable KeyedStates<Object> keyed) implements StateInitializationContext {

    @Override
    public boolean isRestored() {
        return operator.restoredCheckpoint().isPresent();
    }

    @Override
    public OptionalLong getRestoredCheckpointId() {
        return operator.restoredCheckpoint();
    }

    OperatorStateBackend operatorState() {
        return new Lists(operator);
    }

    @Override
    public OperatorStateBackend getOperatorStateStore() {
        return operatorState();
    }

    @Override
    public KeyedStateStore getKeyedStateStore() {
        if (keyed != null) return keyed;
        throw ChainFaults.NOT_KEYED
                .what("initializeState uses keyed state, but the input has no key.")
                .fix("Call keyBy(…) before the operator, or use getOperatorStateStore().");
    }

    /// Provides state without keys to operators.
    private record Lists(OperatorStates states) implements OperatorStateBackend {

        @Override
        public <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> stateDescriptor) {
            return states.getBroadcastState(stateDescriptor);
        }

        @Override
        public <S> ListState<S> getListState(ListStateDescriptor<S> stateDescriptor) {
            return states.getListState(stateDescriptor);
        }

        @Override
        public <S> ListState<S> getUnionListState(ListStateDescriptor<S> stateDescriptor) {
            return states.getUnionListState(stateDescriptor);
        }

        @Override
        public Set<String> getRegisteredStateNames() {
            return states.getRegisteredStateNames();
        }

        @Override
        public Set<String> getRegisteredBroadcastStateNames() {
            return states.getRegisteredBroadcastStateNames();
        }
    }
}
