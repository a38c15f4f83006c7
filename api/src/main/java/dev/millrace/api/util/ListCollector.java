package dev.millrace.api.util;

import java.util.List;

/// Adds records to a list.
///
/// @param <T> the type of the records
public class ListCollector<T> implements Collector<T> {
    private final List<T> list;

    /// Creates a collector for a list, which it changes.
    public ListCollector(List<T> list) {
        this.list = list;
    }

    @Override
    public void collect(T record) {
        list.add(record);
    }

    @Override
    public void close() {}
}
