package dev.millrace.format.avro;

import dev.millrace.api.serialization.SerializationSchema;
import dev.millrace.format.avro.AvroFormatOptions.AvroEncoding;
import dev.millrace.format.avro.typeutils.AvroFaults;
import dev.millrace.format.avro.typeutils.AvroModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// Serializes Avro objects into messages without their schema; readers must know the schema.
public class AvroSerializationSchema<T> implements SerializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> recordClazz;
    private final Schema schema;
    private final AvroEncoding encoding;

    private transient @Nullable Writing<T> writing;

    /// Holds objects that are reused for each message.
    private record Writing<T>(ByteArrayOutputStream out, Encoder encoder, DatumWriter<T> writer) {}

    /// @param schema null for the class's own
    protected AvroSerializationSchema(Class<T> recordClazz, @Nullable Schema schema, AvroEncoding encoding) {
        this.recordClazz = Objects.requireNonNull(recordClazz, "the class must be given");
        this.schema = AvroModel.of(recordClazz, schema).schema();
        this.encoding = encoding;
    }

    /// Creates a schema for a class that Avro generated, in binary encoding.
    public static <T extends SpecificRecord> AvroSerializationSchema<T> forSpecific(Class<T> tClass) {
        return forSpecific(tClass, AvroEncoding.BINARY);
    }

    /// Creates a schema for a class that Avro generated.
    public static <T extends SpecificRecord> AvroSerializationSchema<T> forSpecific(
            Class<T> tClass, AvroEncoding encoding) {
        return new AvroSerializationSchema<>(tClass, null, encoding);
    }

    /// Creates a schema for generic records in binary encoding.
    public static AvroSerializationSchema<GenericRecord> forGeneric(Schema schema) {
        return forGeneric(schema, AvroEncoding.BINARY);
    }

    /// Creates a schema for generic records.
    public static AvroSerializationSchema<GenericRecord> forGeneric(Schema schema, AvroEncoding encoding) {
        return new AvroSerializationSchema<>(GenericRecord.class, schema, encoding);
    }

    public Schema getSchema() {
        return schema;
    }

    @Override
    public byte[] serialize(T element) {
        try {
            Writing<T> ready = writing();
            ready.out.reset();
            ready.writer.write(element, ready.encoder);
            ready.encoder.flush();
            return ready.out.toByteArray();
        } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException misfit) {
            writing = null;
            throw AvroFaults.UNWRITABLE
                    .what("A record of %s cannot be written.", recordClazz.getName())
                    .why("%s", String.valueOf(misfit.getMessage()))
                    .cause(misfit)
                    .fix("Make the values of the record fit the schema %s.", schema.getFullName());
        }
    }

    private Writing<T> writing() throws IOException {
        Writing<T> ready = writing;
        if (ready != null) return ready;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Encoder encoder = encoding == AvroEncoding.JSON
                ? EncoderFactory.get().jsonEncoder(schema, out)
                : EncoderFactory.get().directBinaryEncoder(out, null);
        ready = new Writing<>(out, encoder, AvroModel.of(recordClazz, schema).writer());
        writing = ready;
        return ready;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AvroSerializationSchema<?> that
                && recordClazz == that.recordClazz
                && schema.equals(that.schema)
                && encoding == that.encoding;
    }

    @Override
    public int hashCode() {
        return Objects.hash(recordClazz, schema, encoding);
    }
}
