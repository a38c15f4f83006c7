package dev.millrace.api.source;

/// A part of a source that one reader reads at a time.
public interface SourceSplit {

    /// Names the split; unique within the source.
    String splitId();
}
