package dev.millrace.sql.external;

import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericMapData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.types.CollectionDataType;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.logical.LogicalType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Creates converters of arrays, maps and multisets.
final class CollectionConverters {
    private CollectionConverters() {}

    static ValueConverter array(CollectionDataType type, LogicalType logical) {
        ValueConverter elements = Converters.of(type.getElementDataType());
        LogicalType element = logical.getChildren().getFirst().copy(true);
        ArrayData.ElementGetter getter = ArrayData.createElementGetter(element);
        boolean isList = List.class.isAssignableFrom(type.getConversionClass());
        Class<?> component = isList ? Object.class : type.getConversionClass().getComponentType();
        return new ValueConverter(
                value -> isList
                        ? list((ArrayData) value, getter, elements)
                        : array((ArrayData) value, getter, elements, component),
                value -> internal(value, elements));
    }

    private static List<@Nullable Object> list(
            ArrayData data, ArrayData.ElementGetter getter, ValueConverter elements) {
        List<@Nullable Object> list = new ArrayList<>(data.size());
        for (int i = 0; i < data.size(); i++) list.add(elements.external(getter.getElementOrNull(data, i)));
        return list;
    }

    private static Object array(
            ArrayData data, ArrayData.ElementGetter getter, ValueConverter elements, Class<?> component) {
        Object array = Array.newInstance(component, data.size());
        for (int i = 0; i < data.size(); i++) {
            Array.set(array, i, elements.external(getter.getElementOrNull(data, i)));
        }
        return array;
    }

    private static Object internal(Object value, ValueConverter elements) {
        Object array = value instanceof Collection<?> list ? list.toArray() : value;
        @Nullable Object[] converted = new Object[Array.getLength(array)];
        for (int i = 0; i < converted.length; i++) converted[i] = elements.internal(Array.get(array, i));
        return new GenericArrayData(converted);
    }

    static ValueConverter map(DataType keyType, DataType valueType) {
        ValueConverter keys = Converters.of(keyType);
        ValueConverter values = Converters.of(valueType);
        ArrayData.ElementGetter keyGetter =
                ArrayData.createElementGetter(keyType.getLogicalType().copy(true));
        ArrayData.ElementGetter valueGetter =
                ArrayData.createElementGetter(valueType.getLogicalType().copy(true));
        return new ValueConverter(
                value -> {
                    MapData data = (MapData) value;
                    Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
                    ArrayData keyArray = data.keyArray();
                    ArrayData valueArray = data.valueArray();
                    for (int i = 0; i < data.size(); i++) {
                        map.put(
                                keys.external(keyGetter.getElementOrNull(keyArray, i)),
                                values.external(valueGetter.getElementOrNull(valueArray, i)));
                    }
                    return map;
                },
                value -> {
                    Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
                    ((Map<?, ?>) value).forEach((key, each) -> map.put(keys.internal(key), values.internal(each)));
                    return new GenericMapData(map);
                });
    }
}
