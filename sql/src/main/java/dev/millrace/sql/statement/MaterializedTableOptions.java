package dev.millrace.sql.statement;

import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/// Describes how a materialized table is refreshed.
///
/// @param freshness an interval; null for the default
/// @param refreshMode FULL or CONTINUOUS; null for the default
/// @param startMode for example FROM_BEGINNING; null for the default
/// @param startFrom a timestamp or an interval for the start mode; null if there is none
public record MaterializedTableOptions(
        @Nullable SqlNode freshness,
        @Nullable String refreshMode,
        @Nullable String startMode,
        @Nullable SqlNode startFrom) {}
