package dev.millrace.api.operator;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.KeyedStateFunction;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import java.util.stream.Stream;

/// Provides the keyed state of an operator in a subtask. State of a namespace other than [VoidNamespace] is valid until
/// the state of another namespace is requested.
public interface KeyedStateBackend<K> {

    /// Sets the current key.
    void setCurrentKey(K newKey);

    /// Returns the current key.
    K getCurrentKey();

    /// Returns the serializer of the keys.
    TypeSerializer<K> getKeySerializer();

    /// Calls a function for each key that has an entry in a state of [VoidNamespace]. The current key is this key.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the namespace is not [VoidNamespace]
    <N, S extends State, T> void applyToAllKeys(
            N namespace,
            TypeSerializer<N> namespaceSerializer,
            StateDescriptor<S, T> stateDescriptor,
            KeyedStateFunction<K, S> function)
            throws Exception;

    /// Returns the keys that have an entry in a state and namespace.
    <N> Stream<K> getKeys(String state, N namespace);

    /// Returns the state of the current key in a namespace.
    <N, S extends State> S getPartitionedState(
            N namespace, TypeSerializer<N> namespaceSerializer, StateDescriptor<S, ?> stateDescriptor) throws Exception;

    /// Returns the type of the state backend, such as `hashmap`.
    String getBackendTypeIdentifier();
}
