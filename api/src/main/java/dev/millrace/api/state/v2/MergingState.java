package dev.millrace.api.state.v2;

/// A state of which two can become one.
public interface MergingState<IN, OUT, SYNCOUT> extends AppendingState<IN, OUT, SYNCOUT> {}
