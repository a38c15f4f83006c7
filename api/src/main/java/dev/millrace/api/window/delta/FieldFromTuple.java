package dev.millrace.api.window.delta;

import dev.millrace.api.tuple.Tuple;

/// Extracts one field of a tuple.
public class FieldFromTuple<OUT> implements Extractor<Tuple, OUT> {
    private static final long serialVersionUID = 1L;

    private final int index;

    /// Extracts the field at an index, from 0.
    public FieldFromTuple(int index) {
        this.index = index;
    }

    @Override
    public OUT extract(Tuple in) {
        return in.getField(index);
    }
}
