package dev.millrace.api.lineage;

/// Describes one aspect of a data set.
public interface LineageDatasetFacet {

    /// Returns the name of the aspect.
    String name();
}
