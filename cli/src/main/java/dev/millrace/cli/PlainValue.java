package dev.millrace.cli;

import dev.millrace.api.operator.VoidNamespace;
import dev.millrace.api.plan.TaggedUnion;
import dev.millrace.api.tuple.Tuple;
import dev.millrace.api.value.Either;
import dev.millrace.api.value.Row;
import dev.millrace.api.value.RowKind;
import dev.millrace.api.window.TimeWindow;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Converts values of state into maps, lists, strings, numbers and booleans, which have a JSON form.
final class PlainValue {
    private PlainValue() {}

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case VoidNamespace _ -> null;
            case String _, Number _, Boolean _ -> value;
            case byte[] _ -> value; // JSON represents it in Base64
            case Map<?, ?> map -> map(map);
            case Collection<?> all -> list(all);
            case Optional<?> optional -> of(optional.orElse(null));
            case Either<?, ?> either ->
                either.isLeft() ? single("left", either.left()) : single("right", either.right());
            case TaggedUnion<?, ?> union ->
                union.isOne() ? single("one", union.getOne()) : single("two", union.getTwo());
            case TimeWindow window -> window(window);
            case Row row -> row(row);
            case Tuple tuple -> tuple(tuple);
            case Enum<?> constant -> constant.name();
            case Date date -> Instant.ofEpochMilli(date.getTime()).toString();
            case Record record -> fields(record);
            default -> value.getClass().isArray() ? array(value) : value.toString();
        };
    }

    private static Map<String, @Nullable Object> single(String name, @Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(name, of(value));
        return map;
    }

    private static List<@Nullable Object> list(Collection<?> all) {
        List<@Nullable Object> list = new ArrayList<>(all.size());
        for (Object each : all) list.add(of(each));
        return list;
    }

    private static List<@Nullable Object> array(Object array) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) list.add(of(Array.get(array, i)));
        return list;
    }

    /// Returns an object if all keys are simple, and otherwise a list of keys and values.
    private static Object map(Map<?, ?> map) {
        Map<String, @Nullable Object> byText = new LinkedHashMap<>();
        List<Object> pairs = new ArrayList<>();
        boolean isSimple = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object key = of(entry.getKey());
            isSimple &= key instanceof String || key instanceof Number || key instanceof Boolean;
            byText.put(String.valueOf(key), of(entry.getValue()));
            Map<String, @Nullable Object> pair = single("key", entry.getKey());
            pair.put("value", of(entry.getValue()));
            pairs.add(pair);
        }
        return isSimple && byText.size() == map.size() ? byText : pairs;
    }

    private static Map<String, String> window(TimeWindow window) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("start", Instant.ofEpochMilli(window.getStart()).toString());
        map.put("end", Instant.ofEpochMilli(window.getEnd()).toString());
        return map;
    }

    private static Object row(Row row) {
        Set<String> names = row.getFieldNames(true);
        if (names == null) {
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = 0; i < row.getArity(); i++) list.add(of(row.getField(i)));
            return row.getKind() == RowKind.INSERT
                    ? list
                    : Map.of("kind", row.getKind().name(), "fields", list);
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (row.getKind() != RowKind.INSERT) map.put("(kind)", row.getKind().name());
        for (String name : names) map.put(name, of(row.getField(name)));
        return map;
    }

    private static List<@Nullable Object> tuple(Tuple tuple) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < tuple.getArity(); i++) list.add(of(tuple.getField(i)));
        return list;
    }

    private static Object fields(Record record) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        try {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                map.put(component.getName(), of(component.getAccessor().invoke(record)));
            }
            return map;
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return record.toString();
        }
    }
}
