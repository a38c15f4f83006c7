package dev.millrace.api.lineage;

import dev.millrace.api.source.Boundedness;

/// Describes a source.
public interface SourceLineageVertex extends LineageVertex {

    /// Returns whether the source ends.
    Boundedness boundedness();
}
