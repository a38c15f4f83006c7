package dev.millrace.format.avro.typeutils;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.ReadableForm;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSchemaCompatibility;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaParseException;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/// Represents the snapshot of an [AvroSerializer]: class and schema. The schema may evolve by Avro's rules of
/// resolution: fields may be removed, and added if they have a default.
public class AvroSerializerSnapshot<T> implements TypeSerializerSnapshot<T>, ReadableForm {
    private static final int VERSION = 1;

    private String name = "";
    private @Nullable Class<T> type;
    private @Nullable Schema schema;

    /// Creates a snapshot to read into.
    public AvroSerializerSnapshot() {}

    AvroSerializerSnapshot(Class<T> type, Schema schema) {
        this.name = type.getName();
        this.type = type;
        this.schema = schema;
    }

    private Schema schema() {
        return Objects.requireNonNull(schema, "the snapshot has not been read yet");
    }

    @Override
    public int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        byte[] text = schema().toString().getBytes(StandardCharsets.UTF_8);
        out.writeUTF(name);
        out.writeInt(text.length);
        out.write(text);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader) throws IOException {
        if (readVersion != VERSION)
            throw new IOException("it was saved in version %d, this is version %d".formatted(readVersion, VERSION));
        name = in.readUTF();
        byte[] text = new byte[in.readInt()];
        in.readFully(text);
        try {
            schema = new Schema.Parser().parse(new String(text, StandardCharsets.UTF_8));
        } catch (SchemaParseException broken) {
            throw new IOException("it has no Avro schema that can be read", broken);
        }
        try {
            type = (Class<T>) Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError missing) {
            type = null;
        }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        Class<T> found = type;
        if (found != null) return new AvroSerializer<>(found, schema());
        throw AvroFaults.BAD_STATE
                .what("Stored values of %s cannot be read with their original type.", name)
                .why("The class does not exist.")
                .fix("Use the version of the program that contains the class.");
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (!(old instanceof AvroSerializerSnapshot<T> before)) {
            return TypeSerializerSchemaCompatibility.incompatible(
                    "was not written by Avro and is now the Avro type " + full());
        }
        Schema now = schema();
        if (now.equals(before.schema())) return TypeSerializerSchemaCompatibility.compatibleAsIs();
        SchemaCompatibility.SchemaPairCompatibility pair =
                SchemaCompatibility.checkReaderWriterCompatibility(now, before.schema());
        if (pair.getType() != SchemaCompatibilityType.COMPATIBLE) {
            List<Incompatibility> reasons = pair.getResult().getIncompatibilities();
            return TypeSerializerSchemaCompatibility.incompatible(SchemaWords.misfit(now, before.schema(), reasons));
        }
        Class<T> current = Objects.requireNonNull(type, "a serializer that is declared has its class");
        return TypeSerializerSchemaCompatibility.compatibleAfterMigration(
                new AvroSerializer<>(current, now, before.schema()));
    }

    @Override
    public String brief() {
        return SchemaWords.brief(schema());
    }

    @Override
    public String full() {
        return SchemaWords.full(schema());
    }

    @Override
    public TypeSerializer<?> looseReader() {
        return new PlainAvroReader(new AvroSerializer<>(GenericRecord.class, schema()));
    }
}
