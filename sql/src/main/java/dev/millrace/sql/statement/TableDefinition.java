package dev.millrace.sql.statement;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds everything that CREATE TABLE says about a table besides its name.
///
/// @param columns the columns
/// @param constraints the primary key and other constraints
/// @param watermark the watermark; null if there is none
/// @param comment the comment; null if there is none
/// @param distribution the distribution; null if there is none
/// @param partitions the columns that the table is partitioned by
/// @param options the options of the connector
public record TableDefinition(
        List<ColumnDefinition> columns,
        List<UniqueConstraint> constraints,
        @Nullable WatermarkDefinition watermark,
        @Nullable String comment,
        @Nullable DistributionDefinition distribution,
        List<String> partitions,
        Map<String, String> options) {}
