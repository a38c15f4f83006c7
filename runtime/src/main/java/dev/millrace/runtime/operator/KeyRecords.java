package dev.millrace.runtime.operator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// All records of one key, of all inputs, to be given out in order of time.
final class KeyRecords {
    private static final Comparator<Entry> BY_TIME =
            Comparator.comparingLong(Entry::timestamp).thenComparingInt(Entry::input);

    /// A record, and which input it came by.
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

    /// Those without a timestamp first; those of one time by input, then in order of arrival.
    List<Entry> inOrder() {
        entries.sort(BY_TIME);
        return entries;
    }
}
