package dev.millrace.api.source;

/// For contexts of a source within a source, which ends while the outer one goes on.
public interface SupportsIntermediateNoMoreSplits {

    /// Tells a reader that the inner source has no more splits for it.
    void signalIntermediateNoMoreSplits(int subtask);
}
