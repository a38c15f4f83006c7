package dev.millrace.api.state.v2;

/// Stores values so that the engine can merge the states of merged windows.
public interface MergingState<IN, OUT, SYNCOUT> extends AppendingState<IN, OUT, SYNCOUT> {}
