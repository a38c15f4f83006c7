package dev.millrace.table.data;

/// Is a value of the types MAP and MULTISET: keys and values in the same order.
public interface MapData {
    /// Returns the number of entries.
    int size();

    /// Returns the keys.
    ArrayData keyArray();

    /// Returns the values. A value has the position of its key.
    ArrayData valueArray();
}
