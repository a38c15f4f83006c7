package dev.millrace.api.state;

/// State that can be merged with its like, as merging windows need it.
public interface MergingState<IN, OUT> extends AppendingState<IN, OUT> {}
