package dev.millrace.column.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnLayout;
import dev.millrace.column.value.SqlValueCodec;
import dev.millrace.table.types.logical.RowType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Serializes batches column by column, in blocks. The format holds the number of rows, the kinds of rows if there are
/// other ones than inserts, and then the columns.
public final class ColumnBatchSerializer extends TypeSerializer<ColumnBatch> {
    private static final long serialVersionUID = 1L;

    private final RowType rowType;
    private transient @Nullable Tools tools;

    /// Has what one thread needs to write and read batches.
    private record Tools(ColumnLayout[] kinds, SqlValueCodec[] codecs, ColumnWriter writer, ColumnReader reader) {
        static Tools of(RowType rowType) {
            List<ColumnLayout> kinds =
                    rowType.getChildren().stream().map(ColumnLayout::of).toList();
            List<SqlValueCodec> codecs =
                    rowType.getChildren().stream().map(SqlValueCodec::of).toList();
            return new Tools(
                    kinds.toArray(new ColumnLayout[0]),
                    codecs.toArray(new SqlValueCodec[0]),
                    new ColumnWriter(),
                    new ColumnReader());
        }
    }

    /// Creates a serializer of batches of a type.
    public ColumnBatchSerializer(RowType rowType) {
        this.rowType = rowType;
    }

    /// Returns the type of the rows.
    public RowType rowType() {
        return rowType;
    }

    private Tools tools() {
        Tools known = tools;
        if (known == null) {
            known = Tools.of(rowType);
            tools = known;
        }
        return known;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public ColumnBatchSerializer duplicate() {
        return new ColumnBatchSerializer(rowType);
    }

    @Override
    public ColumnBatch createInstance() {
        return ColumnBatch.of(0, List.of());
    }

    @Override
    public ColumnBatch copy(ColumnBatch from) {
        return from;
    }

    @Override
    public ColumnBatch copy(ColumnBatch from, ColumnBatch reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(ColumnBatch batch, DataOutputView target) throws IOException {
        Tools used = tools();
        byte[] kinds = batch.kinds();
        target.writeInt(batch.size());
        target.writeBoolean(kinds != null);
        if (kinds != null) target.write(kinds, 0, batch.size());
        for (int i = 0; i < used.kinds.length; i++) used.writer.write(batch.column(i), used.codecs[i], target);
    }

    @Override
    public ColumnBatch deserialize(DataInputView source) throws IOException {
        Tools used = tools();
        int size = source.readInt();
        byte[] kinds = null;
        if (source.readBoolean()) {
            kinds = new byte[size];
            source.readFully(kinds);
        }
        Column[] columns = new Column[used.kinds.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = used.reader.read(used.kinds[i], size, used.codecs[i], source);
        }
        return ColumnBatch.ofKinds(size, Arrays.asList(columns), kinds);
    }

    @Override
    public ColumnBatch deserialize(ColumnBatch reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ColumnBatchSerializer that && rowType.equals(that.rowType);
    }

    @Override
    public int hashCode() {
        return rowType.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<ColumnBatch> snapshotConfiguration() {
        return new ColumnBatchSerializerSnapshot(rowType);
    }
}
