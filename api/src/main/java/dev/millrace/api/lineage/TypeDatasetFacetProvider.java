package dev.millrace.api.lineage;

import java.util.Optional;

/// Is implemented by schemas that know the type of the records.
public interface TypeDatasetFacetProvider {

    /// Returns the type; empty if the type is not known.
    Optional<TypeDatasetFacet> getTypeDatasetFacet();
}
