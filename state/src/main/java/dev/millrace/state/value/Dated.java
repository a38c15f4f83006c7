package dev.millrace.state.value;

import org.jspecify.annotations.Nullable;

/// Represents an element of a list or a value of a map, with the time of its last write.
///
/// @param since the wall-clock time in milliseconds
public record Dated(@Nullable Object value, long since) {}
