package dev.millrace.api.lineage;

import dev.millrace.api.type.TypeInformation;

/// Describes the type of the records of a data set.
@SuppressWarnings("rawtypes") // Flink's signature has a raw type
public interface TypeDatasetFacet extends LineageDatasetFacet {

    /// Returns the type.
    TypeInformation getTypeInformation();
}
