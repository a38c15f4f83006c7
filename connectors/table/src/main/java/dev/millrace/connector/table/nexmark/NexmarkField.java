package dev.millrace.connector.table.nexmark;

/// Computes one column of a table from the number of an event. Thread-safe.
public sealed interface NexmarkField {
    /// Returns the name of the column.
    String name();

    /// Is a column of 64-bit numbers.
    record Number(String name, Numbers numbers) implements NexmarkField {}

    /// Is a column of times in milliseconds.
    record Time(String name, Numbers numbers) implements NexmarkField {}

    /// Is a column of texts.
    record Text(String name, Texts texts) implements NexmarkField {}

    /// Computes numbers.
    @FunctionalInterface
    interface Numbers {
        /// Returns the number of an event.
        long at(long event, NexmarkClock clock);
    }

    /// Computes texts.
    @FunctionalInterface
    interface Texts {
        /// Puts the text of an event into a buffer.
        void put(long event, TextBuffer text);
    }
}
