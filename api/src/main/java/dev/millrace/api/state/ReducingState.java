package dev.millrace.api.state;

/// Stores the result of reducing all added values.
public interface ReducingState<T> extends MergingState<T, T> {}
