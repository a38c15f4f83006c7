package dev.millrace.api.tuple;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// Represents a fixed number of typed fields with the names `f0`, `f1` and so on. The subclasses are [Tuple0]
/// to [Tuple25].
public abstract class Tuple implements Serializable {
    private static final long serialVersionUID = 1L;

    /// The maximum number of fields of a tuple.
    public static final int MAX_ARITY = 25;

    private static final List<Class<? extends Tuple>> CLASSES = List.of(
            Tuple0.class,
            Tuple1.class,
            Tuple2.class,
            Tuple3.class,
            Tuple4.class,
            Tuple5.class,
            Tuple6.class,
            Tuple7.class,
            Tuple8.class,
            Tuple9.class,
            Tuple10.class,
            Tuple11.class,
            Tuple12.class,
            Tuple13.class,
            Tuple14.class,
            Tuple15.class,
            Tuple16.class,
            Tuple17.class,
            Tuple18.class,
            Tuple19.class,
            Tuple20.class,
            Tuple21.class,
            Tuple22.class,
            Tuple23.class,
            Tuple24.class,
            Tuple25.class);

    /// Called by the tuple classes only.
    public Tuple() {}

    /// Returns the field at a position, cast to the type that the caller expects. Positions start at 0.
    ///
    /// @throws IndexOutOfBoundsException if there is no field at the position
    public abstract <T> T getField(int pos);

    /// Returns the field at a position like [#getField], but does not accept null.
    ///
    /// @throws NullFieldException if the field is null
    public <T> T getFieldNotNull(int pos) {
        T field = getField(pos);
        if (field == null) throw new NullFieldException(pos);
        return field;
    }

    /// Sets the field at a position. Positions start at 0. If the value has a wrong type, the error appears when a
    /// program reads the field.
    public abstract <T> void setField(T value, int pos);

    /// Returns the number of fields.
    public abstract int getArity();

    /// Returns a new tuple with the same field objects.
    public abstract <T extends Tuple> T copy();

    /// Returns the tuple class with this number of fields.
    ///
    /// @throws IllegalArgumentException if the arity is not from 0 to 25
    public static Class<? extends Tuple> getTupleClass(int arity) {
        if (arity < 0 || arity > MAX_ARITY) {
            throw new IllegalArgumentException("A tuple has 0 to " + MAX_ARITY + " fields, not " + arity + ".");
        }
        return CLASSES.get(arity);
    }

    /// Returns a new tuple with this number of fields, all of which are null.
    public static Tuple newInstance(int arity) {
        return NEW.get(checkedArity(arity)).get();
    }

    private static int checkedArity(int arity) {
        getTupleClass(arity);
        return arity;
    }

    private static final List<Supplier<Tuple>> NEW = List.of(
            Tuple0::new,
            Tuple1::new,
            Tuple2::new,
            Tuple3::new,
            Tuple4::new,
            Tuple5::new,
            Tuple6::new,
            Tuple7::new,
            Tuple8::new,
            Tuple9::new,
            Tuple10::new,
            Tuple11::new,
            Tuple12::new,
            Tuple13::new,
            Tuple14::new,
            Tuple15::new,
            Tuple16::new,
            Tuple17::new,
            Tuple18::new,
            Tuple19::new,
            Tuple20::new,
            Tuple21::new,
            Tuple22::new,
            Tuple23::new,
            Tuple24::new,
            Tuple25::new);

    final IndexOutOfBoundsException outOfRange(int pos) {
        return new IndexOutOfBoundsException("Field " + pos + " of a tuple with " + getArity() + " fields.");
    }

    /// Returns the fields in parentheses, separated by commas. Arrays appear with their elements.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < getArity(); i++) {
            if (i > 0) text.append(',');
            Object field = this.<Object>getField(i);
            text.append(field != null && field.getClass().isArray() ? arrayText(field) : field);
        }
        return text.append(')').toString();
    }

    private static String arrayText(Object array) {
        String wrapped = Arrays.deepToString(new Object[] {array});
        return wrapped.substring(1, wrapped.length() - 1);
    }
}
