package dev.millrace.runtime.random;

/// Represents an element of the interpreter's streams.
sealed interface Event {
    /// The time of a record without a timestamp.
    long TIMELESS = Long.MIN_VALUE;

    record Of(Item item, long time) implements Event {}

    /// Represents a watermark at its position among the records.
    record Mark(long time) implements Event {}
}
