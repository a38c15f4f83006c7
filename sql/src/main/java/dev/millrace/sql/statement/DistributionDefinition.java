package dev.millrace.sql.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Describes how a table distributes its rows over buckets.
///
/// @param kind HASH or RANGE; null if the connector decides
/// @param columns the columns that decide about the bucket; empty if the connector decides
/// @param buckets the number of buckets; null if the connector decides
public record DistributionDefinition(
        @Nullable String kind,
        List<String> columns,
        @Nullable Integer buckets) {}
