package dev.millrace.api.lineage;

import java.util.Map;

/// Identifies a data set of an external system, for example a topic or a table.
public interface LineageDataset {

    /// Returns the name of the data set, which is unique in its namespace.
    String name();

    /// Returns the identity of the system.
    String namespace();

    /// Returns further descriptions by name.
    Map<String, LineageDatasetFacet> facets();
}
