package dev.millrace.api.state;

/// Stores values in a form that merging windows can merge.
public interface MergingState<IN, OUT> extends AppendingState<IN, OUT> {}
