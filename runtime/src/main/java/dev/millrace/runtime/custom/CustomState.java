package dev.millrace.runtime.custom;

import dev.millrace.api.operator.KeyedStateBackend;
import dev.millrace.api.operator.VoidNamespace;
import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.KeyedStateFunction;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.NamespacedState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Provides keyed state to an operator of a program.
final class CustomState implements KeyedStateBackend<Object> {
    private static final int NAMESPACES_MIN = 64;

    private final KeyedStates<Object> keyed;
    private final TypeSerializer<Object> keySerializer;
    private final RuntimeContext runtime;
    /// The number of namespaces, by state name, above which empty namespaces are released.
    private final Map<String, Integer> limits = new HashMap<>();

    CustomState(KeyedStates<Object> keyed, TypeSerializer<Object> keySerializer, RuntimeContext runtime) {
        this.keyed = keyed;
        this.keySerializer = keySerializer;
        this.runtime = runtime;
    }

    @Override
    public void setCurrentKey(Object newKey) {
        if (newKey == null) {
            throw ChainFaults.NULL_KEY
                    .what("An operator set null as the current key.")
                    .fix("Return a key for each record from the key selector.");
        }
        int hash = keyed.keyShape().hash(newKey);
        if (!keyed.owns(hash)) {
            throw ChainFaults.NOT_KEYED
                    .what("An operator set the current key %s, which belongs to another subtask.", newKey)
                    .fix("Use only the keys of records that this subtask received.");
        }
        keyed.select(newKey, hash);
    }

    @Override
    public Object getCurrentKey() {
        return keyed.currentKey();
    }

    @Override
    public TypeSerializer<Object> getKeySerializer() {
        return keySerializer;
    }

    @Override
    public <N, S extends State, T> void applyToAllKeys(
            N namespace,
            TypeSerializer<N> namespaceSerializer,
            StateDescriptor<S, T> stateDescriptor,
            KeyedStateFunction<Object, S> function)
            throws Exception {
        List<Object> keys = getKeys(stateDescriptor.getName(), namespace).toList();
        for (Object key : keys) {
            setCurrentKey(key);
            function.process(key, getPartitionedState(namespace, namespaceSerializer, stateDescriptor));
        }
    }

    @Override
    public <N> Stream<Object> getKeys(String state, N namespace) {
        return namespace instanceof VoidNamespace ? keyed.keys(state) : keyed.keys(state, namespace);
    }

    @Override
    public <N, S extends State> S getPartitionedState(
            N namespace, TypeSerializer<N> namespaceSerializer, StateDescriptor<S, ?> stateDescriptor) {
        stateDescriptor.initializeSerializerUnlessSet(runtime::createSerializer);
        if (namespace instanceof VoidNamespace) return keyed.of(stateDescriptor);
        NamespacedState<N, S> state = keyed.namespaced(stateDescriptor, namespaceSerializer);
        release(stateDescriptor.getName(), state);
        return state.in(namespace);
    }

    /// Operators clear entries but do not report unused namespaces, so empty ones are released at times.
    private void release(String name, NamespacedState<?, ?> state) {
        if (state.namespaces() < limits.getOrDefault(name, NAMESPACES_MIN)) return;
        state.releaseEmpty();
        limits.put(name, Math.max(NAMESPACES_MIN, state.namespaces() * 2));
    }

    @Override
    public String getBackendTypeIdentifier() {
        return keyed.getBackendTypeIdentifier();
    }
}
