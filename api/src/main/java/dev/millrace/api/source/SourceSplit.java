package dev.millrace.api.source;

/// Identifies a part of a source, which is read by one reader at a time.
public interface SourceSplit {

    /// Returns the id of the split, which is unique within the source.
    String splitId();
}
