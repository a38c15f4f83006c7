package dev.millrace.api.state.v2;

/// Stores a value to which added values are reduced.
public interface ReducingState<T> extends MergingState<T, T, T> {}
