package dev.millrace.column.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.value.RowKind;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import java.io.IOException;
import java.util.List;

/// Writes the kind of the row, and each field with a flag that says whether it is present.
final class RowValueCodec implements SqlValueCodec {
    private final SqlValueCodec[] codecs;
    private final RowData.FieldGetter[] getters;

    RowValueCodec(List<LogicalType> types) {
        codecs = types.stream().map(SqlValueCodec::of).toArray(SqlValueCodec[]::new);
        getters = new RowData.FieldGetter[codecs.length];
        for (int i = 0; i < getters.length; i++) getters[i] = RowData.createFieldGetter(types.get(i), i);
    }

    @Override
    public void write(Object value, DataOutputView out) throws IOException {
        RowData row = (RowData) value;
        out.writeByte(row.getRowKind().toByteValue());
        for (int i = 0; i < codecs.length; i++) {
            Object field = getters[i].getFieldOrNull(row);
            out.writeBoolean(field != null);
            if (field != null) codecs[i].write(field, out);
        }
    }

    @Override
    public GenericRowData read(DataInputView in) throws IOException {
        GenericRowData row = new GenericRowData(RowKind.fromByteValue(in.readByte()), codecs.length);
        for (int i = 0; i < codecs.length; i++) if (in.readBoolean()) row.setField(i, codecs[i].read(in));
        return row;
    }
}
