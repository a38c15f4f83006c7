package dev.millrace.runtime.operator.process;

import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.state.operator.OperatorStates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Holds the broadcast states that one operator declares.
public final class BroadcastStates {
    private static final Fault UNDECLARED = new Fault(5110, Category.USER, "a broadcast state is not declared");

    private final Map<String, BroadcastState<Object, Object>> states = new LinkedHashMap<>();

    @SuppressWarnings("unchecked")
    public BroadcastStates(List<MapStateDescriptor<?, ?>> descriptors, OperatorStates operatorStates) throws Exception {
        for (MapStateDescriptor<?, ?> descriptor : descriptors) {
            states.put(descriptor.getName(), operatorStates.getBroadcastState((MapStateDescriptor<Object, Object>)
                    descriptor));
        }
    }

    @SuppressWarnings("unchecked")
    <K, V> BroadcastState<K, V> writable(MapStateDescriptor<K, V> descriptor) {
        BroadcastState<Object, Object> state = states.get(descriptor.getName());
        if (state == null) {
            throw UNDECLARED
                    .what("The broadcast state '%s' is not declared.", descriptor.getName())
                    .why("The declared broadcast states are %s.", states.keySet())
                    .fix("Pass the descriptor of the state to broadcast(…).");
        }
        return (BroadcastState<K, V>) state;
    }

    <K, V> ReadOnlyBroadcastState<K, V> readOnly(MapStateDescriptor<K, V> descriptor) {
        return OperatorStates.readOnly(writable(descriptor));
    }
}
