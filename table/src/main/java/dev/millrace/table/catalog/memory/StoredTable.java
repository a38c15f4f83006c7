package dev.millrace.table.catalog.memory;

import dev.millrace.table.catalog.CatalogPartitionSpec;
import dev.millrace.table.catalog.object.CatalogBaseTable;
import dev.millrace.table.catalog.object.CatalogPartition;
import dev.millrace.table.catalog.object.CatalogTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Is a table or view with its partitions and statistics. Not thread-safe.
final class StoredTable {
    CatalogBaseTable table;
    final Statistics statistics = new Statistics();
    final Map<CatalogPartitionSpec, StoredPartition> partitions = new LinkedHashMap<>();

    StoredTable(CatalogBaseTable table) {
        this.table = table;
    }

    /// Returns the partition columns; empty if there are none.
    List<String> partitionKeys() {
        return table instanceof CatalogTable stored ? stored.getPartitionKeys() : List.of();
    }

    /// Returns whether a name names one partition.
    boolean isComplete(CatalogPartitionSpec spec) {
        Map<String, String> values = spec.getPartitionSpec();
        return values.size() == partitionKeys().size() && values.keySet().containsAll(partitionKeys());
    }

    /// Is a partition with its statistics.
    static final class StoredPartition {
        CatalogPartition partition;
        final Statistics statistics = new Statistics();

        StoredPartition(CatalogPartition partition) {
            this.partition = partition;
        }
    }
}
