package dev.millrace.api.source.hybrid;

import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceEvent;

/// Tells a reader which source to read next.
public class SwitchSourceEvent implements SourceEvent {
    private static final long serialVersionUID = 1L;

    private final int sourceIndex;
    private final Source source;
    private final boolean isFinalSource;

    /// @param source a copy that only this reader uses
    /// @param isFinalSource whether the reader ends after this source
    public SwitchSourceEvent(int sourceIndex, Source source, boolean isFinalSource) {
        this.sourceIndex = sourceIndex;
        this.source = source;
        this.isFinalSource = isFinalSource;
    }

    /// Returns the index of the next source.
    public int sourceIndex() {
        return sourceIndex;
    }

    /// Returns the next source.
    public Source source() {
        return source;
    }

    /// Returns whether the reader ends after the next source.
    public boolean isFinalSource() {
        return isFinalSource;
    }

    @Override
    public String toString() {
        return "SwitchSourceEvent{sourceIndex=" + sourceIndex + ", isFinalSource=" + isFinalSource + "}";
    }
}
