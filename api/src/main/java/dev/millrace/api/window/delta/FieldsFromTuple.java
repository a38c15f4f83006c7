package dev.millrace.api.window.delta;

import dev.millrace.api.tuple.Tuple;

/// Extracts numeric fields of a tuple as double values, in the order of the given indexes.
public class FieldsFromTuple implements Extractor<Tuple, double[]> {
    private static final long serialVersionUID = 1L;

    private final int[] indexes;

    /// Creates an extractor.
    ///
    /// @param indexes the indexes of the fields, from 0
    public FieldsFromTuple(int... indexes) {
        this.indexes = indexes.clone();
    }

    @Override
    public double[] extract(Tuple in) {
        double[] fields = new double[indexes.length];
        for (int at = 0; at < indexes.length; at++) {
            Number field = in.getField(indexes[at]);
            fields[at] = field.doubleValue();
        }
        return fields;
    }
}
