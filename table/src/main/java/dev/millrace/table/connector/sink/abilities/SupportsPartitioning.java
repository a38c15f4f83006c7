package dev.millrace.table.connector.sink.abilities;

import java.util.Map;

/// Is a sink that splits its table by the values of columns.
public interface SupportsPartitioning {

    /// Says which values of partition columns the statement fixes.
    void applyStaticPartition(Map<String, String> partition);

    /// Returns whether the rows of a partition must arrive one after the other.
    ///
    /// @param supportsGrouping whether the planner can order them so
    default boolean requiresPartitionGrouping(boolean supportsGrouping) {
        return false;
    }
}
