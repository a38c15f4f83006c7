package dev.millrace.format.avro;

import dev.millrace.api.serialization.DeserializationSchema;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.format.avro.AvroFormatOptions.AvroEncoding;
import dev.millrace.format.avro.typeutils.AvroModel;
import dev.millrace.format.avro.typeutils.GenericRecordAvroTypeInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// Deserializes messages into Avro objects. The messages must have been written with the schema given here.
public class AvroDeserializationSchema<T> implements DeserializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> recordClazz;
    private final Schema schema;
    private final AvroEncoding encoding;

    private transient @Nullable DatumReader<T> reader;

    /// @param schema null for the class's own
    AvroDeserializationSchema(Class<T> recordClazz, @Nullable Schema schema, AvroEncoding encoding) {
        this.recordClazz = Objects.requireNonNull(recordClazz, "the class must be given");
        this.schema = AvroModel.of(recordClazz, schema).schema();
        this.encoding = encoding;
    }

    /// Creates a schema for generic records in binary encoding.
    public static AvroDeserializationSchema<GenericRecord> forGeneric(Schema schema) {
        return forGeneric(schema, AvroEncoding.BINARY);
    }

    /// Creates a schema for generic records.
    public static AvroDeserializationSchema<GenericRecord> forGeneric(Schema schema, AvroEncoding encoding) {
        return new AvroDeserializationSchema<>(GenericRecord.class, schema, encoding);
    }

    /// Creates a schema for a class that Avro generated, in binary encoding.
    public static <T extends SpecificRecord> AvroDeserializationSchema<T> forSpecific(Class<T> tClass) {
        return forSpecific(tClass, AvroEncoding.BINARY);
    }

    /// Creates a schema for a class that Avro generated.
    public static <T extends SpecificRecord> AvroDeserializationSchema<T> forSpecific(
            Class<T> tClass, AvroEncoding encoding) {
        return new AvroDeserializationSchema<>(tClass, null, encoding);
    }

    /// @param message null results in null
    @Override
    public @Nullable T deserialize(byte @Nullable [] message) throws IOException {
        if (message == null) return null;
        try {
            return reader().read(null, decoder(message));
        } catch (AvroRuntimeException | IndexOutOfBoundsException broken) {
            throw new IOException(
                    "a message of %d bytes is not Avro (%s) of the schema %s"
                            .formatted(message.length, encoding, schema.getFullName()),
                    broken);
        }
    }

    private Decoder decoder(byte[] message) throws IOException {
        return encoding == AvroEncoding.JSON
                ? DecoderFactory.get().jsonDecoder(schema, new ByteArrayInputStream(message))
                : DecoderFactory.get().binaryDecoder(message, null);
    }

    private DatumReader<T> reader() {
        DatumReader<T> ready = reader;
        if (ready == null) {
            ready = AvroModel.of(recordClazz, schema).reader(schema);
            reader = ready;
        }
        return ready;
    }

    @Override
    public boolean isEndOfStream(T nextElement) {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked") // generic records have the type of generic records
    public TypeInformation<T> getProducedType() {
        return SpecificRecord.class.isAssignableFrom(recordClazz)
                ? TypeInformation.of(recordClazz)
                : (TypeInformation<T>) new GenericRecordAvroTypeInfo(schema);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AvroDeserializationSchema<?> that
                && recordClazz == that.recordClazz
                && schema.equals(that.schema)
                && encoding == that.encoding;
    }

    @Override
    public int hashCode() {
        return Objects.hash(recordClazz, schema, encoding);
    }
}
