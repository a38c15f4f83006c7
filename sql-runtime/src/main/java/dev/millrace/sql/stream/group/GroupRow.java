package dev.millrace.sql.stream.group;

import org.jspecify.annotations.Nullable;

/// Contains the intermediate results of a group: numbers and objects in internal form. A row that was given to a state
/// must not be changed.
public final class GroupRow {
    final long[] numbers;
    final @Nullable Object[] values;

    GroupRow(long[] numbers, @Nullable Object[] values) {
        this.numbers = numbers;
        this.values = values;
    }

    /// Returns a copy, which may be changed.
    public GroupRow copy() {
        return new GroupRow(numbers.clone(), values.clone());
    }
}
