package dev.millrace.table.api.dataview;

/// Is a collection in the accumulator of an aggregate function or in the state of a process table function.
public interface DataView {

    /// Removes all elements.
    void clear();
}
