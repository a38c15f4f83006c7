package dev.millrace.api.operator;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.KeyedStateFunction;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import java.util.stream.Stream;

/// The keyed state of an operator in one subtask. State of a namespace other than [VoidNamespace] is to be asked for
/// again after another namespace was.
public interface KeyedStateBackend<K> {

    void setCurrentKey(K newKey);

    K getCurrentKey();

    TypeSerializer<K> getKeySerializer();

    /// Calls back with each key that has an entry in a state of [VoidNamespace], that key being the current one.
    ///
    /// @throws dev.millrace.base.fault.MillraceException for any other namespace
    <N, S extends State, T> void applyToAllKeys(
            N namespace,
            TypeSerializer<N> namespaceSerializer,
            StateDescriptor<S, T> stateDescriptor,
            KeyedStateFunction<K, S> function)
            throws Exception;

    /// The keys that have an entry in a state and namespace.
    <N> Stream<K> getKeys(String state, N namespace);

    /// The state of the current key in a namespace.
    <N, S extends State> S getPartitionedState(
            N namespace, TypeSerializer<N> namespaceSerializer, StateDescriptor<S, ?> stateDescriptor) throws Exception;

    /// The kind of tables that keep the state, such as `hashmap`.
    String getBackendTypeIdentifier();
}
