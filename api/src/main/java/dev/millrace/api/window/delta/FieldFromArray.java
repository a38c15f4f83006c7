package dev.millrace.api.window.delta;

import java.lang.reflect.Array;

/// Extracts one element of an array of any type.
public class FieldFromArray<OUT> implements Extractor<Object, OUT> {
    private static final long serialVersionUID = 1L;

    private final int index;

    /// Extracts the first element.
    public FieldFromArray() {
        this(0);
    }

    /// Extracts the element at an index, from 0.
    public FieldFromArray(int index) {
        this.index = index;
    }

    @Override
    @SuppressWarnings("unchecked")
    public OUT extract(Object in) {
        return (OUT) Array.get(in, index);
    }
}
