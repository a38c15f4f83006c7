package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.value.Row;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The snapshot of a [RowSerializer]: the names, if any, and the nested snapshots.
public final class RowSerializerSnapshot extends CompositeTypeSerializerSnapshot<Row, RowSerializer> {
    private @Nullable LinkedHashMap<String, Integer> positionByName;

    /// For reading.
    public RowSerializerSnapshot() {}

    RowSerializerSnapshot(RowSerializer serializer) {
        super(serializer);
        positionByName = serializer.positionByName();
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
        return 1;
    }

    @Override
    protected void writeOuterSnapshot(DataOutputView out) throws IOException {
        out.writeInt(positionByName == null ? -1 : positionByName.size());
        if (positionByName == null) return;
        for (String name : positionByName.keySet()) {
            out.writeUTF(name);
            out.writeInt(Objects.requireNonNull(positionByName.get(name)));
        }
    }

    @Override
    protected void readOuterSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
        int size = in.readInt();
        if (size < 0) return;
        LinkedHashMap<String, Integer> read = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) read.put(in.readUTF(), in.readInt());
        positionByName = read;
    }

    @Override
    protected OuterSchemaCompatibility resolveOuterSchemaCompatibility(TypeSerializerSnapshot<Row> old) {
        LinkedHashMap<String, Integer> before = ((RowSerializerSnapshot) old).positionByName;
        return before == null || positionByName == null || before.equals(positionByName)
                ? OuterSchemaCompatibility.COMPATIBLE_AS_IS
                : OuterSchemaCompatibility.INCOMPATIBLE;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(RowSerializer outerSerializer) {
        return outerSerializer.nested;
    }

    @Override
    protected RowSerializer createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nestedSerializers) {
        return new RowSerializer(nestedSerializers, positionByName);
    }
}
