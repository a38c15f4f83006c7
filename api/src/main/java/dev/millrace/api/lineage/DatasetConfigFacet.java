package dev.millrace.api.lineage;

import java.util.Map;

/// Describes the settings of a data set.
public interface DatasetConfigFacet extends LineageDatasetFacet {

    /// Returns the settings.
    Map<String, String> config();
}
