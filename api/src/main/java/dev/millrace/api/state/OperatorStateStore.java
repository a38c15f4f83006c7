package dev.millrace.api.state;

import java.util.Set;

/// Gives state that belongs to a task rather than to keys. Asking twice for a name gives the same state.
public interface OperatorStateStore {

    /// A map that all tasks have alike.
    <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> stateDescriptor) throws Exception;

    /// A list whose elements are divided among the tasks when a job starts from a snapshot.
    <S> ListState<S> getListState(ListStateDescriptor<S> stateDescriptor) throws Exception;

    /// A list of which each task gets all elements of all tasks when a job starts from a snapshot.
    <S> ListState<S> getUnionListState(ListStateDescriptor<S> stateDescriptor) throws Exception;

    /// Names of the lists asked for so far.
    Set<String> getRegisteredStateNames();

    /// Names of the maps asked for so far.
    Set<String> getRegisteredBroadcastStateNames();
}
