package dev.millrace.state.value;

import org.jspecify.annotations.Nullable;

/// An element of a list, or a value of a map, that knows when it was written.
///
/// @param since wall clock, in milliseconds
public record Dated(@Nullable Object value, long since) {}
