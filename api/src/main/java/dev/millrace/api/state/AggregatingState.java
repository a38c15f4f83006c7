package dev.millrace.api.state;

/// An accumulator, into which added values are folded.
public interface AggregatingState<IN, OUT> extends MergingState<IN, OUT> {}
