package dev.millrace.runtime.sort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects all records of one key from all inputs, and sorts them.
final class KeyRecords {
    private final Object key;
    private final int hash;
    private final List<SortedRecord> records = new ArrayList<>(4);

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

    void add(SortedRecord record) {
        records.add(record);
    }

    /// Returns the records in an order. Equal records are in the order in which they arrived.
    List<SortedRecord> inOrder(Comparator<SortedRecord> order) {
        records.sort(order);
        return records;
    }
}
