package dev.millrace.state.rows;

/// Identifies a row among the rows of a key.
///
/// @param part the part of the operator that owns the row, for example the version of a pattern
/// @param number the number of the row within the part
public record RowNumber(String part, long number) {}
