package dev.millrace.column.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSchemaCompatibility;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.column.ColumnBatch;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.io.IOException;

/// Describes the configuration of a [ColumnBatchSerializer]: the text of the type of its rows.
public final class ColumnBatchSerializerSnapshot implements TypeSerializerSnapshot<ColumnBatch> {
    private RowType rowType;

    /// Creates an empty snapshot, which is then read.
    public ColumnBatchSerializerSnapshot() {
        this(RowType.of());
    }

    /// Creates the snapshot of a serializer.
    ColumnBatchSerializerSnapshot(RowType rowType) {
        this.rowType = rowType;
    }

    @Override
    public int getCurrentVersion() {
        return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(rowType.asSerializableString());
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader userCodeClassLoader) throws IOException {
        rowType = (RowType) LogicalTypeParser.parse(in.readUTF(), userCodeClassLoader);
    }

    @Override
    public TypeSerializer<ColumnBatch> restoreSerializer() {
        return new ColumnBatchSerializer(rowType);
    }

    @Override
    public TypeSerializerSchemaCompatibility<ColumnBatch> resolveSchemaCompatibility(
            TypeSerializerSnapshot<ColumnBatch> oldSerializerSnapshot) {
        boolean isSame = oldSerializerSnapshot instanceof ColumnBatchSerializerSnapshot old
                && old.rowType.getChildren().equals(rowType.getChildren());
        return isSame
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible("the columns of the rows changed");
    }
}
