package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.tuple.NullFieldException;
import dev.millrace.api.tuple.Tuple;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Serializes tuples field by field without further data. Null fields are not supported.
@SuppressWarnings("NullAway")
public final class TupleSerializer<T extends Tuple> extends NestedSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> tupleClass;
    private transient @Nullable Shape<T> shape;

    /// Creates a serializer of a tuple class from one serializer per field.
    public TupleSerializer(Class<T> tupleClass, TypeSerializer<?>[] fieldSerializers) {
        super(fieldSerializers);
        this.tupleClass = tupleClass;
    }

    /// Returns the class of the tuples.
    public Class<T> getTupleClass() {
        return tupleClass;
    }

    /// Returns the serializers of the fields.
    public TypeSerializer<?>[] getFieldSerializers() {
        return nested.clone();
    }

    /// Returns the number of fields.
    public int getArity() {
        return nested.length;
    }

    private Shape<T> shape() {
        Shape<T> ready = shape;
        if (ready == null) {
            ready = Shapes.ofTuple(tupleClass, nested);
            shape = ready;
        }
        return ready;
    }

    @Override
    TypeSerializer<T> with(TypeSerializer<?>[] others) {
        return new TupleSerializer<>(tupleClass, others);
    }

    @Override
    public T createInstance() {
        @Nullable Object[] fields = new @Nullable Object[nested.length];
        for (int i = 0; i < fields.length; i++) fields[i] = nested[i].createInstance();
        return shape().build(fields);
    }

    @Override
    public int getLength() {
        int sum = 0;
        for (TypeSerializer<?> field : nested) {
            if (field.getLength() < 0) return -1;
            sum += field.getLength();
        }
        return sum;
    }

    @Override
    public T copy(T from) {
        return shape().copy(from, nested);
    }

    @Override
    public void serialize(T record, DataOutputView target) throws IOException {
        for (int i = 0; i < nested.length; i++) {
            Object field = record.getField(i);
            if (field == null) throw new NullFieldException(i);
            writeField(i, field, target);
        }
    }

    @SuppressWarnings("unchecked")
    private void writeField(int index, Object field, DataOutputView target) throws IOException {
        try {
            ((TypeSerializer<Object>) nested[index]).serialize(field, target);
        } catch (ClassCastException thrown) {
            throw TypeFaults.VALUE
                    .what(
                            "Field %d of a tuple has a value of %s, which its type does not allow.",
                            index, field.getClass().getName())
                    .cause(thrown)
                    .fix("Set the type of the operator with .returns(...), or put values of the declared type into"
                            + " the tuple.");
        }
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        return shape().read(source, nested);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        for (int i = 0; i < nested.length; i++) reuse.setField(nested[i].deserialize(source), i);
        return reuse;
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        for (TypeSerializer<?> field : nested) field.copy(source, target);
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return super.equals(obj) && ((TupleSerializer<?>) obj).tupleClass == tupleClass;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + tupleClass.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new TupleSerializerSnapshot<>(this);
    }
}
