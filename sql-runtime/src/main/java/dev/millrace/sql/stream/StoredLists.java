package dev.millrace.sql.stream;

import dev.millrace.sql.stream.row.AppendedRows;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowList;
import java.util.function.Consumer;

/// Keeps lists of rows as values of a state, which a store may spill.
record StoredLists(StoredValue<PackedRowList> lists) implements AppendedRows {
    @Override
    public void add(PackedRow row) {
        PackedRowList rows = lists.read();
        if (rows == null) rows = new PackedRowList();
        rows.add(row);
        lists.write(rows);
    }

    @Override
    public void forEach(Consumer<PackedRow> consumer) {
        PackedRowList rows = lists.read();
        if (rows != null) rows.forEach(consumer);
    }
}
