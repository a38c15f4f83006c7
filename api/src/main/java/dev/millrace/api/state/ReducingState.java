package dev.millrace.api.state;

/// One value, into which added ones are reduced.
public interface ReducingState<T> extends MergingState<T, T> {}
