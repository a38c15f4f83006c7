package dev.millrace.api.lineage;

import java.util.List;

/// Describes which sources of a job lead to which sinks.
public interface LineageGraph {

    /// Returns the sources of the job.
    List<SourceLineageVertex> sources();

    /// Returns the sinks of the job.
    List<LineageVertex> sinks();

    /// Returns the pairs of a source and a sink that the source leads to.
    List<LineageEdge> relations();
}
