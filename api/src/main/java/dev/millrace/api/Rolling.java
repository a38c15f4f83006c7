package dev.millrace.api;

import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.type.Copier;
import dev.millrace.api.type.FieldAccess;
import dev.millrace.api.type.TypeInformation;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Creates reduce functions for a field: sum, minimum and maximum.
final class Rolling {
    private Rolling() {}

    /// Returns a function that sums the field. The other fields are those of the first record.
    static <T> ReduceFunction<T> sum(TypeInformation<T> type, FieldAccess<T, Object> field) {
        Class<?> fieldClass = field.fieldType().getTypeClass();
        if (fieldClass != Object.class && !Number.class.isAssignableFrom(fieldClass)) {
            throw StreamFaults.PROJECTION
                    .argument("A field of type %s cannot be summed.", field.fieldType())
                    .why("Only numbers can be summed.")
                    .fix("Choose a field with a number.");
        }
        return new Sum<>(type, field);
    }

    /// Returns a function that keeps the minimum of the field. The other fields are those of the first record.
    static <T> ReduceFunction<T> min(TypeInformation<T> type, FieldAccess<T, Object> field) {
        return new Extreme<>(type, comparable(field), -1);
    }

    /// Returns a function that keeps the maximum of the field. The other fields are those of the first record.
    static <T> ReduceFunction<T> max(TypeInformation<T> type, FieldAccess<T, Object> field) {
        return new Extreme<>(type, comparable(field), 1);
    }

    /// Returns a function that keeps the record with the minimum of the field.
    ///
    /// @param isFirst true for the first of several such records, false for the last
    static <T> ReduceFunction<T> minBy(FieldAccess<T, Object> field, boolean isFirst) {
        return new ExtremeRecord<>(comparable(field), -1, isFirst);
    }

    /// Returns a function that keeps the record with the maximum of the field.
    ///
    /// @param isFirst true for the first of several such records, false for the last
    static <T> ReduceFunction<T> maxBy(FieldAccess<T, Object> field, boolean isFirst) {
        return new ExtremeRecord<>(comparable(field), 1, isFirst);
    }

    private static <T> FieldAccess<T, Object> comparable(FieldAccess<T, Object> field) {
        Class<?> fieldClass = field.fieldType().getTypeClass();
        if (fieldClass == Object.class || fieldClass.isPrimitive() || Comparable.class.isAssignableFrom(fieldClass)) {
            return field;
        }
        throw StreamFaults.PROJECTION
                .argument("A field of type %s has no minimum and no maximum.", field.fieldType())
                .why("Values of this type cannot be compared.")
                .fix("Choose a field whose class is Comparable.");
    }

    @SuppressWarnings("unchecked") // the code compares only values of the same field
    private static int compare(@Nullable Object one, @Nullable Object two) {
        if (one == null || two == null) throw new NullPointerException("a field that is compared is null");
        return ((Comparable<Object>) one).compareTo(two);
    }

    private static Number add(@Nullable Object one, @Nullable Object two) {
        if (one == null || two == null) throw new NullPointerException("a field that is summed is null");
        return switch (one) {
            case Integer number -> number + ((Number) two).intValue();
            case Long number -> number + ((Number) two).longValue();
            case Double number -> number + ((Number) two).doubleValue();
            case Float number -> number + ((Number) two).floatValue();
            case Short number -> (short) (number + ((Number) two).shortValue());
            case Byte number -> (byte) (number + ((Number) two).byteValue());
            case BigDecimal number -> number.add((BigDecimal) two);
            case BigInteger number -> number.add((BigInteger) two);
            default ->
                throw StreamFaults.PROJECTION
                        .argument(
                                "A value of %s cannot be summed.",
                                one.getClass().getName())
                        .why("Only numbers can be summed.")
                        .fix("Choose a field with a number.");
        };
    }

    /// Replaces a field in a copy of the record. The record itself was emitted before, so other steps may hold it.
    private abstract static class Replacing<T> implements ReduceFunction<T> {
        private static final long serialVersionUID = 1L;

        private final TypeInformation<T> type;
        final FieldAccess<T, Object> field;
        private transient @Nullable Copier<T> copier;

        Replacing(TypeInformation<T> type, FieldAccess<T, Object> field) {
            this.type = type;
            this.field = field;
        }

        final T replaced(T record, @Nullable Object content) {
            Copier<T> known = copier;
            if (known == null) {
                known = Copier.of(type);
                copier = known;
            }
            return field.with(known.copy(record), content);
        }
    }

    private static final class Sum<T> extends Replacing<T> {
        private static final long serialVersionUID = 1L;

        Sum(TypeInformation<T> type, FieldAccess<T, Object> field) {
            super(type, field);
        }

        @Override
        public T reduce(T value1, T value2) {
            return replaced(value1, add(field.get(value1), field.get(value2)));
        }
    }

    private static final class Extreme<T> extends Replacing<T> {
        private static final long serialVersionUID = 1L;

        private final int sign;

        Extreme(TypeInformation<T> type, FieldAccess<T, Object> field, int sign) {
            super(type, field);
            this.sign = sign;
        }

        @Override
        public T reduce(T value1, T value2) {
            Object other = field.get(value2);
            boolean isBeyond = Integer.signum(compare(other, field.get(value1))) == sign;
            return isBeyond ? replaced(value1, other) : value1;
        }
    }

    private static final class ExtremeRecord<T> implements ReduceFunction<T> {
        private static final long serialVersionUID = 1L;

        private final FieldAccess<T, Object> field;
        private final int sign;
        private final boolean isFirst;

        ExtremeRecord(FieldAccess<T, Object> field, int sign, boolean isFirst) {
            this.field = field;
            this.sign = sign;
            this.isFirst = isFirst;
        }

        @Override
        public T reduce(T value1, T value2) {
            int compared = Integer.signum(compare(field.get(value2), field.get(value1)));
            return compared == sign || (compared == 0 && !isFirst) ? value2 : value1;
        }
    }
}
