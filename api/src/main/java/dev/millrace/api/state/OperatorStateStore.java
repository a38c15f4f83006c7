package dev.millrace.api.state;

import java.util.Set;

/// Provides operator state, which belongs to a subtask and not to a key. Requests with the same name return the
/// same state.
public interface OperatorStateStore {

    /// Returns a map that has the same content in all subtasks.
    <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> stateDescriptor) throws Exception;

    /// Returns a list. When a job starts from a snapshot, the subtasks share the elements of the list.
    <S> ListState<S> getListState(ListStateDescriptor<S> stateDescriptor) throws Exception;

    /// Returns a union list. When a job starts from a snapshot, each subtask receives the elements of all subtasks.
    <S> ListState<S> getUnionListState(ListStateDescriptor<S> stateDescriptor) throws Exception;

    /// Returns the names of the lists that were requested so far.
    Set<String> getRegisteredStateNames();

    /// Returns the names of the broadcast states that were requested so far.
    Set<String> getRegisteredBroadcastStateNames();
}
