package dev.millrace.sql.external.connector;

import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Copies rows into rows of objects, with selected fields. Thread-safe.
///
/// @param getters read the fields of the result in order; null for fields that are NULL
record RowCopier(List<RowData.@Nullable FieldGetter> getters) {

    /// Returns a copier of all fields.
    static RowCopier of(RowType type) {
        int[] indexes = new int[type.getFieldCount()];
        for (int i = 0; i < indexes.length; i++) indexes[i] = i;
        return of(type, indexes);
    }

    /// Returns a copier of fields.
    ///
    /// @param indexes the indexes of the fields; -1 for NULL
    static RowCopier of(RowType type, int[] indexes) {
        List<RowData.@Nullable FieldGetter> getters = new ArrayList<>();
        for (int each : indexes) {
            getters.add(
                    each < 0
                            ? null
                            : RowData.createFieldGetter(type.getTypeAt(each).copy(true), each));
        }
        return new RowCopier(getters);
    }

    GenericRowData copy(RowData row) {
        GenericRowData copied = new GenericRowData(row.getRowKind(), getters.size());
        for (int i = 0; i < getters.size(); i++) {
            RowData.FieldGetter getter = getters.get(i);
            if (getter != null) copied.setField(i, getter.getFieldOrNull(row));
        }
        return copied;
    }
}
