package dev.millrace.api.lineage;

/// Is implemented by sources and sinks that describe their data sets.
public interface LineageVertexProvider {

    /// Returns the description.
    LineageVertex getLineageVertex();
}
