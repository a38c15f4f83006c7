package dev.millrace.sql.external.connector;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSchemaCompatibility;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.io.IOException;

/// Describes the configuration of an [InternalSerializer]: the text of its type.
///
/// @param <T> the class of the values
public final class InternalSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
    private LogicalType type;

    /// Creates an empty snapshot, which is then read.
    public InternalSerializerSnapshot() {
        this(RowType.of());
    }

    InternalSerializerSnapshot(LogicalType type) {
        this.type = type;
    }

    @Override
    public int getCurrentVersion() {
        return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(type.asSerializableString());
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader userCodeClassLoader) throws IOException {
        type = LogicalTypeParser.parse(in.readUTF(), userCodeClassLoader);
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return new InternalSerializer<>(type);
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        boolean isSame = old instanceof InternalSerializerSnapshot<?> that && that.type.equals(type);
        return isSame
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible("the type of the values changed");
    }
}
