package dev.millrace.api.window.delta;

import java.lang.reflect.Array;

/// Elements of an array of any kind, in the order asked for.
public class FieldsFromArray<OUT> implements Extractor<Object, OUT[]> {
    private static final long serialVersionUID = 1L;

    private final Class<OUT> type;
    private final int[] indexes;

    /// @param type of the elements
    public FieldsFromArray(Class<OUT> type, int... indexes) {
        this.type = type;
        this.indexes = indexes.clone();
    }

    @Override
    @SuppressWarnings("unchecked")
    public OUT[] extract(Object in) {
        OUT[] fields = (OUT[]) Array.newInstance(type, indexes.length);
        for (int at = 0; at < indexes.length; at++) fields[at] = (OUT) Array.get(in, indexes[at]);
        return fields;
    }
}
