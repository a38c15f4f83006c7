package dev.millrace.format.avro.typeutils;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import java.io.IOException;
import java.util.Objects;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// Serializes objects in Avro's binary encoding. The schema is in the serializer's snapshot only. Supports generated
/// classes, generic records, and other classes by reflection.
@SuppressWarnings("NullAway") // the contract has nulls for nothing to reuse
public class AvroSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final Schema schema;
    /// The schema with which the bytes were written.
    private final Schema written;

    private transient @Nullable AvroCodec<T> codec;

    /// Creates a serializer for a class with its own schema.
    public AvroSerializer(Class<T> type) {
        this(type, AvroModel.of(type, null).schema());
    }

    /// Creates a serializer for a class with the given schema, for example for generic records.
    public AvroSerializer(Class<T> type, Schema schema) {
        this(type, schema, schema);
    }

    AvroSerializer(Class<T> type, Schema schema, Schema written) {
        this.type = Objects.requireNonNull(type, "the class must be given");
        this.schema = Objects.requireNonNull(schema, "the schema must be given");
        this.written = written;
    }

    /// Returns the class of the objects.
    public Class<T> getType() {
        return type;
    }

    Schema schema() {
        return schema;
    }

    private AvroCodec<T> codec() {
        AvroCodec<T> ready = codec;
        if (ready == null) {
            ready = new AvroCodec<>(AvroModel.of(type, schema), written);
            codec = ready;
        }
        return ready;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return new AvroSerializer<>(type, schema, written);
    }

    @Override
    @SuppressWarnings("unchecked")
    public T createInstance() {
        return (T) codec().model().newRecord();
    }

    @Override
    public T copy(T from) {
        return from == null ? null : codec().model().data().deepCopy(schema, from);
    }

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(T record, DataOutputView target) throws IOException {
        try {
            codec().write(record, target);
        } catch (AvroRuntimeException | ClassCastException | NullPointerException misfit) {
            throw AvroFaults.UNWRITABLE
                    .what("A record of %s cannot be written.", type.getName())
                    .why("%s", String.valueOf(misfit.getMessage()))
                    .cause(misfit)
                    .fix("Make the values of the record fit the schema %s.", schema.getFullName());
        }
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        return codec().read(null, source);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return codec().read(reuse, source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new AvroSerializerSnapshot<>(type, schema);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AvroSerializer<?> that && type == that.type && schema.equals(that.schema);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + schema.hashCode();
    }

    @Override
    public String toString() {
        return getClass().getName() + " (" + type.getName() + ")";
    }
}
