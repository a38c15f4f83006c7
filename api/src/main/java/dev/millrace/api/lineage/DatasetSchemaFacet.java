package dev.millrace.api.lineage;

import java.util.Map;

/// Describes the fields of a data set.
public interface DatasetSchemaFacet extends LineageDatasetFacet {

    /// Returns the fields by name.
    <T> Map<String, DatasetSchemaField<T>> fields();
}
