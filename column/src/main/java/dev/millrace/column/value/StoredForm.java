package dev.millrace.column.value;

import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericMapData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.DistinctType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns views of rows, arrays and maps into objects that stay as they are.
public interface StoredForm {
    /// Returns the value in a form that can be stored. The value itself is returned if it has this form.
    Object of(Object value);

    /// Returns the form of the values of a type.
    static StoredForm of(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case ROW, STRUCTURED_TYPE -> row(LogicalTypeChecks.getFieldTypes(type));
            case ARRAY -> array(type.getChildren().getFirst());
            case MAP -> map(type.getChildren().getFirst(), type.getChildren().getLast());
            case MULTISET -> map(type.getChildren().getFirst(), new IntType(false));
            case DISTINCT_TYPE -> of(((DistinctType) type).getSourceType());
            default -> value -> value;
        };
    }

    private static StoredForm row(List<LogicalType> types) {
        StoredForm[] forms = types.stream().map(StoredForm::of).toArray(StoredForm[]::new);
        return value -> {
            if (value instanceof GenericRowData) return value;
            RowData row = (RowData) value;
            GenericRowData copy = new GenericRowData(row.getRowKind(), forms.length);
            for (int i = 0; i < forms.length; i++) {
                Object field = RowData.createFieldGetter(types.get(i), i).getFieldOrNull(row);
                copy.setField(i, field == null ? null : forms[i].of(field));
            }
            return copy;
        };
    }

    private static StoredForm array(LogicalType element) {
        StoredForm form = of(element);
        ArrayData.ElementGetter getter = ArrayData.createElementGetter(element);
        return value -> value instanceof GenericArrayData
                ? value
                : new GenericArrayData(elements((ArrayData) value, getter, form));
    }

    private static @Nullable Object[] elements(ArrayData array, ArrayData.ElementGetter getter, StoredForm form) {
        @Nullable Object[] elements = new Object[array.size()];
        for (int i = 0; i < elements.length; i++) {
            Object element = getter.getElementOrNull(array, i);
            elements[i] = element == null ? null : form.of(element);
        }
        return elements;
    }

    private static StoredForm map(LogicalType key, LogicalType value) {
        StoredForm keyForm = of(key);
        StoredForm valueForm = of(value);
        ArrayData.ElementGetter keys = ArrayData.createElementGetter(key);
        ArrayData.ElementGetter values = ArrayData.createElementGetter(value);
        return map -> {
            if (map instanceof GenericMapData) return map;
            MapData data = (MapData) map;
            @Nullable Object[] newKeys = elements(data.keyArray(), keys, keyForm);
            @Nullable Object[] newValues = elements(data.valueArray(), values, valueForm);
            Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
            for (int i = 0; i < newKeys.length; i++) entries.put(newKeys[i], newValues[i]);
            return new GenericMapData(entries);
        };
    }
}
