package dev.millrace.format.avro;

import dev.millrace.format.avro.AvroFormatOptions.AvroEncoding;
import dev.millrace.format.avro.typeutils.AvroFaults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// Serializes Avro objects into messages that begin with an identification of their schema.
public class RegistryAvroSerializationSchema<T> extends AvroSerializationSchema<T> {
    private static final long serialVersionUID = 1L;

    /// The coder; not set before [#checkAvroInitialized].
    protected transient @Nullable SchemaCoder schemaCoder;

    private final SchemaCoder.SchemaCoderProvider coders;

    /// Creates a schema for binary messages.
    ///
    /// @param schema null for the class's own
    public RegistryAvroSerializationSchema(
            Class<T> recordClazz, @Nullable Schema schema, SchemaCoder.SchemaCoderProvider schemaCoderProvider) {
        this(recordClazz, schema, schemaCoderProvider, AvroEncoding.BINARY);
    }

    /// @param schema null for the class's own
    public RegistryAvroSerializationSchema(
            Class<T> recordClazz,
            @Nullable Schema schema,
            SchemaCoder.SchemaCoderProvider schemaCoderProvider,
            AvroEncoding encoding) {
        super(recordClazz, schema, encoding);
        this.coders = schemaCoderProvider;
    }

    /// Creates a schema for a class that Avro generated, in binary encoding.
    public static <T extends SpecificRecord> RegistryAvroSerializationSchema<T> forSpecific(
            Class<T> tClass, SchemaCoder.SchemaCoderProvider schemaCoderProvider) {
        return forSpecific(tClass, schemaCoderProvider, AvroEncoding.BINARY);
    }

    /// Creates a schema for a class that Avro generated.
    public static <T extends SpecificRecord> RegistryAvroSerializationSchema<T> forSpecific(
            Class<T> tClass, SchemaCoder.SchemaCoderProvider schemaCoderProvider, AvroEncoding encoding) {
        return new RegistryAvroSerializationSchema<>(tClass, null, schemaCoderProvider, encoding);
    }

    /// Creates a schema for generic records in binary encoding.
    public static RegistryAvroSerializationSchema<GenericRecord> forGeneric(
            Schema schema, SchemaCoder.SchemaCoderProvider schemaCoderProvider) {
        return forGeneric(schema, schemaCoderProvider, AvroEncoding.BINARY);
    }

    /// Creates a schema for generic records.
    public static RegistryAvroSerializationSchema<GenericRecord> forGeneric(
            Schema schema, SchemaCoder.SchemaCoderProvider schemaCoderProvider, AvroEncoding encoding) {
        return new RegistryAvroSerializationSchema<>(GenericRecord.class, schema, schemaCoderProvider, encoding);
    }

    @Override
    public byte[] serialize(T element) {
        checkAvroInitialized();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Objects.requireNonNull(schemaCoder, "checkAvroInitialized() creates the coder")
                    .writeSchema(getSchema(), out);
        } catch (IOException refused) {
            throw AvroFaults.UNWRITABLE
                    .what("The schema %s cannot be written.", getSchema().getFullName())
                    .why("%s", String.valueOf(refused.getMessage()))
                    .cause(refused)
                    .fix("Check that the schema registry is reachable and accepts the schema.");
        }
        out.writeBytes(super.serialize(element));
        return out.toByteArray();
    }

    /// Creates the coder before its first use.
    protected void checkAvroInitialized() {
        if (schemaCoder == null) schemaCoder = coders.get();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegistryAvroSerializationSchema<?> that
                && super.equals(other)
                && coders.equals(that.coders);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), coders);
    }
}
