package dev.millrace.api.tuple;

import java.util.Objects;

/// Represents a mutable tuple of 1 field. Fields may be null in memory, but not when the tuple is serialized.
@SuppressWarnings("NullAway")
public class Tuple1<T0> extends Tuple {
    private static final long serialVersionUID = 1L;

    /// Holds field 0.
    public T0 f0;

    /// Creates a tuple whose fields are all null.
    public Tuple1() {}

    /// Creates a tuple with the given fields.
    public Tuple1(T0 f0) {
        this.f0 = f0;
    }

    /// Returns a tuple with the given fields.
    public static <T0> Tuple1<T0> of(T0 f0) {
        return new Tuple1<>(f0);
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getField(int pos) {
        return (T)
                switch (pos) {
                    case 0 -> f0;
                    default -> throw outOfRange(pos);
                };
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> void setField(T value, int pos) {
        switch (pos) {
            case 0 -> f0 = (T0) value;
            default -> throw outOfRange(pos);
        }
    }

    /// Sets all fields.
    public void setFields(T0 f0) {
        this.f0 = f0;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Tuple1<T0> copy() {
        return new Tuple1<>(f0);
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) return true;
        return other instanceof Tuple1<?> that && Objects.equals(f0, that.f0);
    }

    @Override
    public int hashCode() {
        int hash = Objects.hashCode(f0);
        return hash;
    }
}
