package dev.millrace.api.tuple;

import java.io.ObjectStreamException;

/// Represents the tuple without fields. All instances are equal.
@SuppressWarnings("NullAway")
public class Tuple0 extends Tuple {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final Tuple0 INSTANCE = new Tuple0();

    /// Creates an instance, which is equal to [#INSTANCE].
    public Tuple0() {}

    @Override
    public int getArity() {
        return 0;
    }

    @Override
    public <T> T getField(int pos) {
        throw outOfRange(pos);
    }

    @Override
    public <T> void setField(T value, int pos) {
        throw outOfRange(pos);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Tuple0 copy() {
        return new Tuple0();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tuple0;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    private Object readResolve() throws ObjectStreamException {
        return INSTANCE;
    }
}
