package dev.millrace.table.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names a partition of a table, or several ones, by values of partition columns. Immutable.
public class CatalogPartitionSpec {
    private final Map<String, String> partitionSpec;

    /// Creates a name.
    ///
    /// @param partitionSpec the values by column
    public CatalogPartitionSpec(Map<String, String> partitionSpec) {
        this.partitionSpec = Collections.unmodifiableMap(new LinkedHashMap<>(partitionSpec));
    }

    /// Returns the values by column.
    public Map<String, String> getPartitionSpec() {
        return partitionSpec;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CatalogPartitionSpec spec && partitionSpec.equals(spec.partitionSpec);
    }

    @Override
    public int hashCode() {
        return partitionSpec.hashCode();
    }

    @Override
    public String toString() {
        return partitionSpec.toString();
    }
}
