package dev.millrace.api.window.delta;

import dev.millrace.api.tuple.Tuple;

/// Number fields of a tuple, in the order asked for.
public class FieldsFromTuple implements Extractor<Tuple, double[]> {
    private static final long serialVersionUID = 1L;

    private final int[] indexes;

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
