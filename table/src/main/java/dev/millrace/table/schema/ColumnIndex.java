package dev.millrace.table.schema;

import dev.millrace.table.catalog.Identifiers;
import java.util.List;

/// Is an index of named columns.
///
/// @param getName the name
/// @param getColumns the names of the columns
public record ColumnIndex(String getName, List<String> getColumns) implements Index {
    public ColumnIndex {
        getColumns = List.copyOf(getColumns);
    }

    @Override
    public String asSummaryString() {
        List<String> quoted = getColumns.stream().map(Identifiers::quoted).toList();
        return "INDEX " + Identifiers.quoted(getName) + " (" + String.join(", ", quoted) + ")";
    }

    @Override
    public String toString() {
        return asSummaryString();
    }
}
