package dev.millrace.api.source;

/// Lets the context of an inner source end that source while the outer source continues.
public interface SupportsIntermediateNoMoreSplits {

    /// Tells a reader that the inner source has no more splits for the reader.
    void signalIntermediateNoMoreSplits(int subtask);
}
