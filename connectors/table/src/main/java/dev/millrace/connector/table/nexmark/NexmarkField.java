package dev.millrace.connector.table.nexmark;

import org.jspecify.annotations.Nullable;

/// Computes one column of a table from the number of an event. Thread-safe.
public sealed interface NexmarkField {
    /// Returns the name of the column.
    String name();

    /// Is a column of 64-bit numbers.
    ///
    /// @param columns computes the numbers of many events
    record Number(String name, Numbers numbers, NumberColumns columns) implements NexmarkField {
        Number(String name, Numbers numbers) {
            this(name, numbers, NumberColumns.of(numbers));
        }
    }

    /// Is a column of times in milliseconds.
    ///
    /// @param columns computes the times of many events
    record Time(String name, Numbers numbers, NumberColumns columns) implements NexmarkField {
        Time(String name, Numbers numbers) {
            this(name, numbers, NumberColumns.of(numbers));
        }
    }

    /// Is a column of texts.
    ///
    /// @param ranges finds the texts in a shared array; null if each text is put together from parts
    record Text(String name, Texts texts, @Nullable TextRanges ranges) implements NexmarkField {
        Text(String name, Texts texts) {
            this(name, texts, null);
        }
    }

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

    /// Computes the numbers of many events. An implementation has a loop of its own, which the JIT compiler optimises
    /// for the field.
    @FunctionalInterface
    interface NumberColumns {
        /// Computes the number of each event.
        ///
        /// @param events the numbers of events, of which the first `count` are used
        /// @param to receives the numbers
        void fill(long[] events, int count, NexmarkClock clock, long[] to);

        /// Returns the columns of numbers that are computed one by one.
        static NumberColumns of(Numbers numbers) {
            return (events, count, clock, to) -> {
                for (int i = 0; i < count; i++) to[i] = numbers.at(events[i], clock);
            };
        }
    }

    /// Finds the texts of many events in an array that all of them share.
    interface TextRanges {
        /// Returns the array, which must not be changed.
        byte[] array();

        /// Finds the text of each event.
        ///
        /// @param events the numbers of events, of which the first `count` are used
        /// @param starts receives the index of the first byte of each text
        /// @param ends receives the index behind the last byte of each text
        void fill(long[] events, int count, int[] starts, int[] ends);
    }
}
