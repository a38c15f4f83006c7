package dev.millrace.table.connector.source.abilities;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Is a source that can leave out partitions.
public interface SupportsPartitionPushDown {

    /// Returns the partitions, each by the values of its columns; empty if the catalog has to be asked.
    Optional<List<Map<String, String>>> listPartitions();

    /// Says which partitions are wanted.
    void applyPartitions(List<Map<String, String>> remainingPartitions);
}
