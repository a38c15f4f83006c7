package dev.millrace.sql.statement;

import org.jspecify.annotations.Nullable;

/// Describes where a new or changed column stands.
///
/// @param after the column before it; null for the first place
public record ColumnPlace(@Nullable ObjectName after) {}
