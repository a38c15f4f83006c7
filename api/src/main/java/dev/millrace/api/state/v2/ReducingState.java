package dev.millrace.api.state.v2;

/// One value a key, into which each element is reduced.
public interface ReducingState<T> extends MergingState<T, T, T> {}
