package dev.millrace.runtime.sort;

import java.util.Comparator;

/// Holds a record that waits for its turn.
///
/// @param timestamp the timestamp in milliseconds, or `Batch.NO_TIMESTAMP`
/// @param input the index of the input that received the record
record SortedRecord(long timestamp, int input, Object value) {

    /// Orders the records of one key by timestamp and then by input. Records without a timestamp come first.
    static final Comparator<SortedRecord> ORDER =
            Comparator.comparingLong(SortedRecord::timestamp).thenComparingInt(SortedRecord::input);
}
