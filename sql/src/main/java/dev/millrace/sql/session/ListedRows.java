package dev.millrace.sql.session;

import dev.millrace.api.util.CloseableIterator;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.VarCharType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds the rows of SHOW and DESCRIBE statements. Not thread-safe.
final class ListedRows {
    private final List<RowType.RowField> fields = new ArrayList<>();
    private final List<RowData> rows = new ArrayList<>();

    /// Creates a list with columns of text.
    ListedRows(String... columns) {
        for (String each : columns) with(each, VarCharType.STRING_TYPE);
    }

    /// Adds a column with TRUE and FALSE.
    ListedRows withFlag(String column) {
        return with(column, new BooleanType());
    }

    /// Adds a column of text.
    ListedRows withText(String column) {
        return with(column, VarCharType.STRING_TYPE);
    }

    private ListedRows with(String column, LogicalType type) {
        fields.add(new RowType.RowField(column, type));
        return this;
    }

    /// Adds a row of texts and booleans.
    ListedRows add(@Nullable Object... values) {
        @Nullable Object[] row = new Object[values.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = values[i] instanceof String text ? StringData.fromString(text) : values[i];
        }
        rows.add(GenericRowData.of(row));
        return this;
    }

    /// Adds one row per text.
    ListedRows addAll(Collection<String> texts) {
        texts.forEach(this::add);
        return this;
    }

    StatementResult result() {
        return new StatementResult.Rows(new RowType(false, fields), new Listed(rows.iterator()), false);
    }

    /// Iterates over a list.
    private record Listed(Iterator<RowData> rows) implements CloseableIterator<RowData> {
        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public RowData next() {
            return rows.next();
        }

        @Override
        public void close() {
            // A list holds nothing open.
        }
    }
}
