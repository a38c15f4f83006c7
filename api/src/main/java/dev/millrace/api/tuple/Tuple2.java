package dev.millrace.api.tuple;

import java.util.Objects;

/// Represents a mutable tuple of 2 fields. Fields may be null in memory, but not when the tuple is serialized.
@SuppressWarnings("NullAway")
public class Tuple2<T0, T1> extends Tuple {
    private static final long serialVersionUID = 1L;

    /// Holds field 0.
    public T0 f0;

    /// Holds field 1.
    public T1 f1;

    /// Creates a tuple whose fields are all null.
    public Tuple2() {}

    /// Creates a tuple with the given fields.
    public Tuple2(T0 f0, T1 f1) {
        this.f0 = f0;
        this.f1 = f1;
    }

    /// Returns a tuple with the given fields.
    public static <T0, T1> Tuple2<T0, T1> of(T0 f0, T1 f1) {
        return new Tuple2<>(f0, f1);
    }

    @Override
    public int getArity() {
        return 2;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getField(int pos) {
        return (T)
                switch (pos) {
                    case 0 -> f0;
                    case 1 -> f1;
                    default -> throw outOfRange(pos);
                };
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> void setField(T value, int pos) {
        switch (pos) {
            case 0 -> f0 = (T0) value;
            case 1 -> f1 = (T1) value;
            default -> throw outOfRange(pos);
        }
    }

    /// Sets all fields.
    public void setFields(T0 f0, T1 f1) {
        this.f0 = f0;
        this.f1 = f1;
    }

    /// Returns a new tuple with the two fields swapped.
    public Tuple2<T1, T0> swap() {
        return new Tuple2<>(f1, f0);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Tuple2<T0, T1> copy() {
        return new Tuple2<>(f0, f1);
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) return true;
        return other instanceof Tuple2<?, ?> that && Objects.equals(f0, that.f0) && Objects.equals(f1, that.f1);
    }

    @Override
    public int hashCode() {
        int hash = Objects.hashCode(f0);
        hash = 31 * hash + Objects.hashCode(f1);
        return hash;
    }
}
