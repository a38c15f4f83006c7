package dev.millrace.api.window.delta;

import java.lang.reflect.Array;

/// Extracts elements of an array of any type, in the order of the given indexes.
public class FieldsFromArray<OUT> implements Extractor<Object, OUT[]> {
    private static final long serialVersionUID = 1L;

    private final Class<OUT> type;
    private final int[] indexes;

    /// Creates an extractor.
    ///
    /// @param type the type of the extracted elements
    /// @param indexes the indexes of the elements, from 0
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
