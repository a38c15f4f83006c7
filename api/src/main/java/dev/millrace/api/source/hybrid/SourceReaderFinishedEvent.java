package dev.millrace.api.source.hybrid;

import dev.millrace.api.source.SourceEvent;

/// Tells the enumerator that a reader has finished one of the sources and waits for the next.
public class SourceReaderFinishedEvent implements SourceEvent {
    private static final long serialVersionUID = 1L;

    private final int sourceIndex;

    /// @param sourceIndex the index of the finished source; -1 if the reader has just started
    public SourceReaderFinishedEvent(int sourceIndex) {
        this.sourceIndex = sourceIndex;
    }

    /// Returns the index of the source that the reader has finished.
    public int sourceIndex() {
        return sourceIndex;
    }

    @Override
    public String toString() {
        return "SourceReaderFinishedEvent{sourceIndex=" + sourceIndex + "}";
    }
}
