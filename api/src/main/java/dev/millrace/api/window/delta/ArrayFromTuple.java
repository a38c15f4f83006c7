package dev.millrace.api.window.delta;

import dev.millrace.api.tuple.Tuple;
import org.jspecify.annotations.Nullable;

/// Extracts fields of a tuple into an array, in the order of the given indexes.
public class ArrayFromTuple implements Extractor<Tuple, Object[]> {
    private static final long serialVersionUID = 1L;

    private final int @Nullable [] indexes;

    /// Extracts all fields.
    public ArrayFromTuple() {
        this.indexes = null;
    }

    /// Extracts the fields at the given indexes, from 0.
    public ArrayFromTuple(int... indexes) {
        this.indexes = indexes.clone();
    }

    @Override
    public Object[] extract(Tuple in) {
        int length = indexes == null ? in.getArity() : indexes.length;
        Object[] fields = new Object[length];
        for (int at = 0; at < length; at++) fields[at] = in.getField(indexes == null ? at : indexes[at]);
        return fields;
    }
}
