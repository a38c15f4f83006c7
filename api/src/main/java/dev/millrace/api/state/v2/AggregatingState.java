package dev.millrace.api.state.v2;

/// One accumulator a key, to which each element is added.
public interface AggregatingState<IN, OUT> extends MergingState<IN, OUT, OUT> {}
