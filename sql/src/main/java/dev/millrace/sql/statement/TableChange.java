package dev.millrace.sql.statement;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Is one change of ALTER TABLE.
public sealed interface TableChange {

    /// Adds or changes a column.
    ///
    /// @param place the place of the column; null for the end (ADD) or the old place (MODIFY)
    /// @param modifies whether the column exists
    record SetColumn(ColumnDefinition column, @Nullable ColumnPlace place, boolean modifies) implements TableChange {}

    /// Adds or changes a constraint.
    record SetConstraint(UniqueConstraint constraint, boolean modifies) implements TableChange {}

    /// Adds or changes the watermark.
    record SetWatermark(WatermarkDefinition watermark, boolean modifies) implements TableChange {}

    /// Adds or changes the distribution.
    record SetDistribution(DistributionDefinition distribution, boolean modifies) implements TableChange {}

    /// Renames a column.
    record RenameColumn(ObjectName column, ObjectName newName) implements TableChange {}

    /// Drops a column.
    record DropColumn(ObjectName column) implements TableChange {}

    /// Drops the primary key.
    record DropPrimaryKey() implements TableChange {}

    /// Drops a constraint.
    record DropConstraint(String name) implements TableChange {}

    /// Drops the watermark.
    record DropWatermark() implements TableChange {}

    /// Drops the distribution.
    record DropDistribution() implements TableChange {}

    /// Adds a partition.
    ///
    /// @param tolerant whether the partition may exist
    /// @param options the options of the partition
    record AddPartition(PartitionValues partition, boolean tolerant, Map<String, String> options)
            implements TableChange {}

    /// Drops a partition.
    ///
    /// @param tolerant whether the partition may be missing
    record DropPartition(PartitionValues partition, boolean tolerant) implements TableChange {}
}
