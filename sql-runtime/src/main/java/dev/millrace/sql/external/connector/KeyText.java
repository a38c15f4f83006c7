package dev.millrace.sql.external.connector;

import dev.millrace.api.function.KeySelector;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import java.util.Arrays;

/// Returns the values of the columns of a key as a text, by which rows are distributed.
///
/// @param rowType the type of the rows
/// @param columns the indexes of the columns
record KeyText(RowType rowType, int[] columns) implements KeySelector<RowData, String> {
    @Override
    public String getKey(RowData row) {
        StringBuilder text = new StringBuilder();
        for (int each : columns) {
            Object value = RowData.createFieldGetter(rowType.getTypeAt(each).copy(true), each)
                    .getFieldOrNull(row);
            text.append(value instanceof byte[] bytes ? Arrays.toString(bytes) : value)
                    .append('\0');
        }
        return text.toString();
    }
}
