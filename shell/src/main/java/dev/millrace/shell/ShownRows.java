package dev.millrace.shell;

import dev.millrace.api.value.RowKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps what a screen shows of the changes of a query. One thread adds changes, and another one reads pages. So all
/// implementations are thread-safe.
interface ShownRows {

    /// Applies a change.
    void add(RowKind kind, @Nullable String[] row);

    /// Returns the number of rows that can be shown.
    int size();

    /// Returns some rows in order.
    ///
    /// @param from the index of the first row
    /// @param count the largest number of rows
    List<@Nullable String[]> page(int from, int count);

    /// Returns the names of the columns.
    List<String> names(List<String> columns);
}
