package dev.millrace.runtime.operator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects all records of one key from all inputs, and sorts them by timestamp.
final class KeyRecords {
    private static final Comparator<Entry> BY_TIME =
            Comparator.comparingLong(Entry::timestamp).thenComparingInt(Entry::input);

    /// Holds a record and the index of its input.
    record Entry(long timestamp, int input, Object value) {}

    private final Object key;
    private final int hash;
    private final List<Entry> entries = new ArrayList<>(4);

    KeyRecords(Object key, int hash) {
        this.key = key;
        this.hash = hash;
    }

    Object key() {
        return key;
    }

    int hash() {
        return hash;
    }

    void add(long timestamp, int input, Object value) {
        entries.add(new Entry(timestamp, input, value));
    }

    /// Returns the records in order of timestamp; records without a timestamp come first. Records with equal timestamps
    /// are in order of input, then in order of arrival.
    List<Entry> inOrder() {
        entries.sort(BY_TIME);
        return entries;
    }
}
