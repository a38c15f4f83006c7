package dev.millrace.api.lineage;

/// Connects a source with a sink that its records reach.
public interface LineageEdge {

    /// Returns the source.
    SourceLineageVertex source();

    /// Returns the sink.
    LineageVertex sink();
}
