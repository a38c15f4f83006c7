package dev.millrace.flink1;

import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.tuple.Tuple;
import dev.millrace.api.type.TupleTypeInfo;
import dev.millrace.api.type.TypeInformation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Aggregates fields of tuples; the other fields are those of the last tuple.
final class FieldAggregation<T> implements ReduceFunction<T> {
    private static final long serialVersionUID = 1L;
    private static final Set<Class<?>> NUMBERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, Float.class, Double.class);

    private record Field(Aggregations how, int position) implements Serializable {}

    private final ArrayList<Field> fields;

    private FieldAggregation(List<Field> fields) {
        this.fields = new ArrayList<>(fields);
    }

    /// Creates an aggregation of one field.
    static <T> FieldAggregation<T> of(TypeInformation<T> type, Aggregations how, int field) {
        return new FieldAggregation<T>(List.of()).and(type, how, field);
    }

    /// Adds a field.
    FieldAggregation<T> and(TypeInformation<T> type, Aggregations how, int field) {
        if (!(type instanceof TupleTypeInfo<?> tuple) || field < 0 || field >= tuple.getArity()) {
            throw DataSetFaults.FIELD
                    .what("Field %d of %s cannot be aggregated.", field, type)
                    .why("Only fields of tuples can be aggregated by position.")
                    .fix("Convert the elements to tuples first, or use reduce.");
        }
        Class<?> content = tuple.getTypeAt(field).getTypeClass();
        boolean isPossible =
                how == Aggregations.SUM ? NUMBERS.contains(content) : Comparable.class.isAssignableFrom(content);
        if (!isPossible) {
            throw DataSetFaults.FIELD
                    .what("The %s of field %d of %s is not defined.", how, field, type)
                    .why("Only numbers have sums, and only comparable values have a minimum and a maximum.")
                    .fix("Use reduce.");
        }
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(how, field));
        return new FieldAggregation<>(more);
    }

    @Override
    @SuppressWarnings("unchecked") // only tuples are aggregated, and a copy is of the same class
    public T reduce(T before, T next) {
        Tuple result = ((Tuple) next).copy();
        for (Field field : fields) {
            Object one = Objects.requireNonNull(((Tuple) before).getField(field.position), "an aggregated field");
            Object two = Objects.requireNonNull(result.getField(field.position), "an aggregated field");
            result.setField(merged(field.how, one, two), field.position);
        }
        return (T) result;
    }

    @SuppressWarnings("unchecked")
    private static Object merged(Aggregations how, Object one, Object two) {
        return switch (how) {
            case SUM -> sum(one, two);
            case MIN -> ((Comparable<Object>) one).compareTo(two) <= 0 ? one : two;
            case MAX -> ((Comparable<Object>) one).compareTo(two) >= 0 ? one : two;
        };
    }

    private static Object sum(Object one, Object two) {
        return switch (one) {
            case Byte number -> (byte) (number + (Byte) two);
            case Short number -> (short) (number + (Short) two);
            case Integer number -> number + (Integer) two;
            case Long number -> number + (Long) two;
            case Float number -> number + (Float) two;
            case Double number -> number + (Double) two;
            default -> throw new IllegalArgumentException(one + " is no number that can be added");
        };
    }
}
