package dev.millrace.api.source.hybrid;

import dev.millrace.api.source.SourceEvent;

/// A reader tells the enumerator that it has read one of the sources to its end and waits for the next.
public class SourceReaderFinishedEvent implements SourceEvent {
    private static final long serialVersionUID = 1L;

    private final int sourceIndex;

    /// @param sourceIndex the source that was read; -1 by a reader that has just started
    public SourceReaderFinishedEvent(int sourceIndex) {
        this.sourceIndex = sourceIndex;
    }

    public int sourceIndex() {
        return sourceIndex;
    }

    @Override
    public String toString() {
        return "SourceReaderFinishedEvent{sourceIndex=" + sourceIndex + "}";
    }
}
