package dev.millrace.api.tuple;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// A fixed number of typed fields, named `f0`, `f1` and so on; [Tuple0] to [Tuple25] are the only forms.
public abstract class Tuple implements Serializable {
    private static final long serialVersionUID = 1L;

    /// The most fields that a tuple can have.
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

    /// For the tuple classes only.
    public Tuple() {}

    /// The field at a position counted from 0, as the caller's type.
    ///
    /// @throws IndexOutOfBoundsException if there is no such field
    public abstract <T> T getField(int pos);

    /// Like [#getField], but refuses null.
    ///
    /// @throws NullFieldException if the field is null
    public <T> T getFieldNotNull(int pos) {
        T field = getField(pos);
        if (field == null) throw new NullFieldException(pos);
        return field;
    }

    /// Replaces the field at a position counted from 0; a value of a wrong type is only noticed when it is read.
    public abstract <T> void setField(T value, int pos);

    /// The number of fields.
    public abstract int getArity();

    /// A new tuple of the same fields; the fields themselves are shared.
    public abstract <T extends Tuple> T copy();

    /// The class of tuples with this many fields.
    ///
    /// @throws IllegalArgumentException if the arity is not in 0..25
    public static Class<? extends Tuple> getTupleClass(int arity) {
        if (arity < 0 || arity > MAX_ARITY) {
            throw new IllegalArgumentException("A tuple has 0 to " + MAX_ARITY + " fields, not " + arity + ".");
        }
        return CLASSES.get(arity);
    }

    /// A new tuple with this many null fields.
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

    /// The fields in parentheses, separated by commas; arrays are written with their elements.
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
