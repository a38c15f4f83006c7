package dev.millrace.api;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.tuple.Tuple;
import dev.millrace.api.type.FieldAccess;
import dev.millrace.api.type.ResultTypeQueryable;
import dev.millrace.api.type.TupleTypeInfo;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;
import java.util.ArrayList;
import java.util.List;

/// Extracts fields of a record as a tuple.
final class FieldKey<T> implements KeySelector<T, Tuple>, ResultTypeQueryable<Tuple> {
    private static final long serialVersionUID = 1L;

    private final ArrayList<FieldAccess<T, Object>> fields;

    private FieldKey(List<FieldAccess<T, Object>> fields) {
        this.fields = new ArrayList<>(fields);
    }

    static <T> FieldKey<T> of(TypeInformation<T> type, int[] positions) {
        List<FieldAccess<T, Object>> fields = new ArrayList<>();
        for (int position : positions) fields.add(FieldAccess.of(type, position));
        return new FieldKey<>(fields);
    }

    static <T> FieldKey<T> of(TypeInformation<T> type, String[] expressions) {
        List<FieldAccess<T, Object>> fields = new ArrayList<>();
        for (String expression : expressions) fields.add(FieldAccess.of(type, expression));
        return new FieldKey<>(fields);
    }

    @Override
    public Tuple getKey(T record) {
        Tuple key = Tuple.newInstance(fields.size());
        for (int i = 0; i < fields.size(); i++) key.setField(content(record, i), i);
        return key;
    }

    private Object content(T record, int field) {
        Object content = fields.get(field).get(record);
        return Preconditions.checkNotNull(content, "field %s of the key is null in record %s", field, record);
    }

    @Override
    public TypeInformation<Tuple> getProducedType() {
        TypeInformation<?>[] types = new TypeInformation<?>[fields.size()];
        for (int i = 0; i < types.length; i++) types[i] = fields.get(i).fieldType();
        return new TupleTypeInfo<>(types);
    }
}
