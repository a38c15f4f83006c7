package dev.millrace.sql.stream.row;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSchemaCompatibility;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.column.value.SqlValueCodec;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Serializes rows of objects in internal form. The rows must not be changed after they were given to a state.
public final class StoredRowSerializer extends TypeSerializer<GenericRowData> {
    private static final long serialVersionUID = 1L;

    private final RowType rowType;
    private transient SqlValueCodec @Nullable [] codecs;

    /// Creates a serializer of rows of a type.
    public StoredRowSerializer(RowType rowType) {
        this.rowType = rowType;
    }

    private SqlValueCodec[] codecs() {
        SqlValueCodec[] known = codecs;
        if (known == null) {
            known = rowType.getChildren().stream().map(SqlValueCodec::of).toArray(SqlValueCodec[]::new);
            codecs = known;
        }
        return known;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public StoredRowSerializer duplicate() {
        return new StoredRowSerializer(rowType);
    }

    @Override
    public GenericRowData createInstance() {
        return new GenericRowData(rowType.getFieldCount());
    }

    @Override
    public GenericRowData copy(GenericRowData from) {
        return from;
    }

    @Override
    public GenericRowData copy(GenericRowData from, GenericRowData reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(GenericRowData row, DataOutputView target) throws IOException {
        SqlValueCodec[] used = codecs();
        for (int i = 0; i < used.length; i++) {
            Object value = row.getField(i);
            target.writeBoolean(value == null);
            if (value != null) used[i].write(value, target);
        }
    }

    @Override
    public GenericRowData deserialize(DataInputView source) throws IOException {
        SqlValueCodec[] used = codecs();
        GenericRowData row = new GenericRowData(used.length);
        for (int i = 0; i < used.length; i++) row.setField(i, source.readBoolean() ? null : used[i].read(source));
        return row;
    }

    @Override
    public GenericRowData deserialize(GenericRowData reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredRowSerializer that && rowType.equals(that.rowType);
    }

    @Override
    public int hashCode() {
        return rowType.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<GenericRowData> snapshotConfiguration() {
        return new Snapshot(rowType);
    }

    /// Describes the configuration of the serializer: the text of the type of its rows.
    public static final class Snapshot implements TypeSerializerSnapshot<GenericRowData> {
        private RowType rowType;

        /// Creates an empty snapshot, which is then read.
        public Snapshot() {
            this(RowType.of());
        }

        Snapshot(RowType rowType) {
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
        public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
            rowType = (RowType) LogicalTypeParser.parse(in.readUTF(), loader);
        }

        @Override
        public TypeSerializer<GenericRowData> restoreSerializer() {
            return new StoredRowSerializer(rowType);
        }

        @Override
        public TypeSerializerSchemaCompatibility<GenericRowData> resolveSchemaCompatibility(
                TypeSerializerSnapshot<GenericRowData> old) {
            boolean isSame =
                    old instanceof Snapshot that && that.rowType.getChildren().equals(rowType.getChildren());
            return isSame
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : TypeSerializerSchemaCompatibility.incompatible("the columns of the rows changed");
        }
    }
}
