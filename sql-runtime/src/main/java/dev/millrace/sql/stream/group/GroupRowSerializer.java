package dev.millrace.sql.stream.group;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSchemaCompatibility;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.column.value.SqlValueCodec;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Serializes the intermediate results of groups.
public final class GroupRowSerializer extends TypeSerializer<GroupRow> {
    private static final long serialVersionUID = 1L;

    private final int numbers;
    private final RowType values;
    private transient SqlValueCodec @Nullable [] codecs;

    GroupRowSerializer(int numbers, RowType values) {
        this.numbers = numbers;
        this.values = values;
    }

    private SqlValueCodec[] codecs() {
        SqlValueCodec[] known = codecs;
        if (known == null) {
            known = values.getChildren().stream().map(SqlValueCodec::of).toArray(SqlValueCodec[]::new);
            codecs = known;
        }
        return known;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public GroupRowSerializer duplicate() {
        return new GroupRowSerializer(numbers, values);
    }

    @Override
    public GroupRow createInstance() {
        return new GroupRow(new long[numbers], new Object[values.getFieldCount()]);
    }

    @Override
    public GroupRow copy(GroupRow from) {
        return from;
    }

    @Override
    public GroupRow copy(GroupRow from, GroupRow reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(GroupRow row, DataOutputView target) throws IOException {
        for (long each : row.numbers) target.writeLong(each);
        SqlValueCodec[] used = codecs();
        for (int i = 0; i < used.length; i++) {
            Object value = row.values[i];
            target.writeBoolean(value == null);
            if (value != null) used[i].write(value, target);
        }
    }

    @Override
    public GroupRow deserialize(DataInputView source) throws IOException {
        GroupRow row = createInstance();
        for (int i = 0; i < numbers; i++) row.numbers[i] = source.readLong();
        SqlValueCodec[] used = codecs();
        for (int i = 0; i < used.length; i++) row.values[i] = source.readBoolean() ? null : used[i].read(source);
        return row;
    }

    @Override
    public GroupRow deserialize(GroupRow reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GroupRowSerializer that && numbers == that.numbers && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return 31 * numbers + values.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<GroupRow> snapshotConfiguration() {
        return new Snapshot(numbers, values);
    }

    /// Describes the configuration of the serializer: the number of numbers and the types of the objects.
    public static final class Snapshot implements TypeSerializerSnapshot<GroupRow> {
        private int numbers;
        private RowType values;

        /// Creates an empty snapshot, which is then read.
        public Snapshot() {
            this(0, RowType.of());
        }

        Snapshot(int numbers, RowType values) {
            this.numbers = numbers;
            this.values = values;
        }

        @Override
        public int getCurrentVersion() {
            return 1;
        }

        @Override
        public void writeSnapshot(DataOutputView out) throws IOException {
            out.writeInt(numbers);
            out.writeUTF(values.asSerializableString());
        }

        @Override
        public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
            numbers = in.readInt();
            values = (RowType) LogicalTypeParser.parse(in.readUTF(), loader);
        }

        @Override
        public TypeSerializer<GroupRow> restoreSerializer() {
            return new GroupRowSerializer(numbers, values);
        }

        @Override
        public TypeSerializerSchemaCompatibility<GroupRow> resolveSchemaCompatibility(
                TypeSerializerSnapshot<GroupRow> old) {
            boolean isSame = old instanceof Snapshot that
                    && that.numbers == numbers
                    && that.values.getChildren().equals(values.getChildren());
            return isSame
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : TypeSerializerSchemaCompatibility.incompatible("the intermediate results changed");
        }
    }
}
