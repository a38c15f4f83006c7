package dev.millrace.api.state.v2;

/// Stores an accumulator to which added values are aggregated.
///
/// @param <IN> the type of the added values
/// @param <OUT> the type of the result
public interface AggregatingState<IN, OUT> extends MergingState<IN, OUT, OUT> {}
