package dev.millrace.api.state;

/// Provides keyed state. Requests with the same name return the same state.
public interface KeyedStateStore {

    /// Returns a value state.
    <T> ValueState<T> getState(ValueStateDescriptor<T> stateProperties);

    /// Returns a list state.
    <T> ListState<T> getListState(ListStateDescriptor<T> stateProperties);

    /// Returns a reducing state.
    <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> stateProperties);

    /// Returns an aggregating state.
    <IN, ACC, OUT> AggregatingState<IN, OUT> getAggregatingState(
            AggregatingStateDescriptor<IN, ACC, OUT> stateProperties);

    /// Returns a map state.
    <UK, UV> MapState<UK, UV> getMapState(MapStateDescriptor<UK, UV> stateProperties);

    /// Returns the name of the state backend, for example `hashmap`.
    String getBackendTypeIdentifier();
}
