package dev.millrace.sql.external;

import dev.millrace.api.value.Row;
import dev.millrace.api.value.RowKind;
import dev.millrace.api.value.RowUtils;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates converters of rows and of objects with fields.
final class ObjectConverters {
    private final List<String> names;
    private final LinkedHashMap<String, Integer> positions = new LinkedHashMap<>();
    private final ValueConverter[] fields;
    private final RowData.FieldGetter[] getters;

    private ObjectConverters(DataType type) {
        this.names = DataType.getFieldNames(type);
        for (String each : names) positions.put(each, positions.size());
        List<DataType> types = type.getChildren();
        this.fields = types.stream().map(Converters::of).toArray(ValueConverter[]::new);
        this.getters = new RowData.FieldGetter[fields.length];
        for (int i = 0; i < getters.length; i++) {
            getters[i] = RowData.createFieldGetter(types.get(i).getLogicalType().copy(true), i);
        }
    }

    static ValueConverter of(DataType type, Class<?> target) {
        ObjectConverters converters = new ObjectConverters(type);
        if (target == Row.class) return new ValueConverter(converters::row, converters::ofRow);
        ObjectMaker maker = ObjectMaker.of(target, converters.names);
        RecordFields reader = RecordFields.of(target, converters.names);
        return new ValueConverter(
                value -> maker.make(converters.values((RowData) value)), value -> converters.data(value, reader));
    }

    private @Nullable Object[] values(RowData data) {
        @Nullable Object[] values = new Object[fields.length];
        for (int i = 0; i < values.length; i++) values[i] = fields[i].external(getters[i].getFieldOrNull(data));
        return values;
    }

    private Object row(Object value) {
        RowData data = (RowData) value;
        return RowUtils.createRowWithNamedPositions(data.getRowKind(), values(data), positions);
    }

    private Object ofRow(Object value) {
        return data(value, RecordFields.of(Row.class, names));
    }

    private Object data(Object value, RecordFields reader) {
        GenericRowData data =
                new GenericRowData(value instanceof Row row ? row.getKind() : RowKind.INSERT, fields.length);
        for (int i = 0; i < fields.length; i++) data.setField(i, fields[i].internal(reader.field(value, i)));
        return data;
    }
}
