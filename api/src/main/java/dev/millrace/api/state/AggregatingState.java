package dev.millrace.api.state;

/// Stores an accumulator to which added values are aggregated.
public interface AggregatingState<IN, OUT> extends MergingState<IN, OUT> {}
