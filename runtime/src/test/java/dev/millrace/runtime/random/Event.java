package dev.millrace.runtime.random;

/// What the interpreter's streams consist of.
sealed interface Event {
    /// The time of a record that has none.
    long TIMELESS = Long.MIN_VALUE;

    record Of(Item item, long time) implements Event {}

    /// A watermark, at its place among the records.
    record Mark(long time) implements Event {}
}
