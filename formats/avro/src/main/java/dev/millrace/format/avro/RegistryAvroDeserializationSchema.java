package dev.millrace.format.avro;

import dev.millrace.format.avro.AvroFormatOptions.AvroEncoding;
import dev.millrace.format.avro.typeutils.AvroModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/// Deserializes messages whose schema is identified at the start of the message. If a message has an older or newer
/// schema, Avro's rules convert the record to the schema given here.
public class RegistryAvroDeserializationSchema<T> extends AvroDeserializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private final SchemaCoder.SchemaCoderProvider coders;
    private final Class<T> recordClazz;
    private final Schema schema;
    private final AvroEncoding encoding;
    private transient @Nullable SchemaCoder coder;
    /// The reader of the last message, which most often serves the next message, too.
    private transient @Nullable SchemaReader<T> last;

    private record SchemaReader<T>(Schema written, DatumReader<T> reader) {}

    /// Creates a schema for binary messages.
    ///
    /// @param reader the schema of the records; null for the class's own
    public RegistryAvroDeserializationSchema(
            Class<T> recordClazz, @Nullable Schema reader, SchemaCoder.SchemaCoderProvider schemaCoderProvider) {
        this(recordClazz, reader, schemaCoderProvider, AvroEncoding.BINARY);
    }

    /// @param reader the schema of the records; null for the class's own
    public RegistryAvroDeserializationSchema(
            Class<T> recordClazz,
            @Nullable Schema reader,
            SchemaCoder.SchemaCoderProvider schemaCoderProvider,
            AvroEncoding encoding) {
        super(recordClazz, reader, encoding);
        this.coders = schemaCoderProvider;
        this.recordClazz = recordClazz;
        this.schema = AvroModel.of(recordClazz, reader).schema();
        this.encoding = encoding;
    }

    /// @param message null results in null
    @Override
    public @Nullable T deserialize(byte @Nullable [] message) throws IOException {
        if (message == null) return null;
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(message);
            Schema written = coder().readSchema(in);
            Decoder decoder = encoding == AvroEncoding.JSON
                    ? DecoderFactory.get().jsonDecoder(written, in)
                    : DecoderFactory.get().directBinaryDecoder(in, null);
            return reader(written).read(null, decoder);
        } catch (AvroRuntimeException | IndexOutOfBoundsException broken) {
            throw new IOException("a message of " + message.length + " bytes does not fit its schema", broken);
        }
    }

    private SchemaCoder coder() {
        SchemaCoder known = coder;
        if (known == null) {
            known = coders.get();
            coder = known;
        }
        return known;
    }

    private DatumReader<T> reader(Schema written) {
        SchemaReader<T> known = last;
        if (known == null || !known.written.equals(written)) {
            known = new SchemaReader<>(
                    written, AvroModel.of(recordClazz, schema).reader(written));
            last = known;
        }
        return known.reader;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegistryAvroDeserializationSchema<?> that
                && super.equals(other)
                && coders.equals(that.coders);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), coders);
    }
}
