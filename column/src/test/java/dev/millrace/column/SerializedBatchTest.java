package dev.millrace.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.memory.DataInputViewStreamWrapper;
import dev.millrace.api.memory.DataOutputViewStreamWrapper;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSchemaCompatibility;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.api.value.RowKind;
import dev.millrace.column.serializer.ColumnBatchSerializer;
import dev.millrace.column.serializer.ColumnBatchSerializerSnapshot;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.types.logical.RowType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Serializes batches of all types.
final class SerializedBatchTest {
    private static final RowType TYPE = RandomValues.ALL_TYPES;

    private final ColumnBatchSerializer serializer = new ColumnBatchSerializer(TYPE);

    private static byte[] bytes(TypeSerializer<ColumnBatch> serializer, ColumnBatch batch) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        serializer.serialize(batch, new DataOutputViewStreamWrapper(out));
        return out.toByteArray();
    }

    private static DataInputViewStreamWrapper in(byte[] bytes) {
        return new DataInputViewStreamWrapper(new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 65, 1024, 5000})
    void a_batch_is_read_as_it_was_written(int count) throws IOException {
        List<GenericRowData> rows = new RandomValues(count).rows(count, TYPE);
        byte[] bytes = bytes(serializer, RandomValues.batch(TYPE, rows));
        assertThat(RandomValues.rows(TYPE, serializer.deserialize(in(bytes)))).isEqualTo(rows);
    }

    @Test
    void the_ranges_of_a_selection_are_written_in_its_order() throws IOException {
        List<GenericRowData> rows = new RandomValues(1).rows(10, TYPE);
        ColumnBatch selected = RandomValues.batch(TYPE, rows).select(new int[] {9, 3, 3, 4, 0}, 5);
        ColumnBatch read = serializer.deserialize(in(bytes(serializer, selected)));
        assertThat(RandomValues.rows(TYPE, read))
                .containsExactly(rows.get(9), rows.get(3), rows.get(3), rows.get(4), rows.get(0));
    }

    @Test
    void kinds_are_written() throws IOException {
        RandomValues values = new RandomValues(2);
        List<GenericRowData> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) rows.add(values.row(TYPE.getChildren(), RowKind.values()[i % 4]));
        byte[] bytes = bytes(serializer, RandomValues.batch(TYPE, rows));
        assertThat(RandomValues.rows(TYPE, serializer.deserialize(in(bytes)))).isEqualTo(rows);
    }

    @Test
    void a_snapshot_restores_the_serializer() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        serializer.snapshotConfiguration().writeSnapshot(new DataOutputViewStreamWrapper(out));
        ColumnBatchSerializerSnapshot read = new ColumnBatchSerializerSnapshot();
        read.readSnapshot(1, in(out.toByteArray()), getClass().getClassLoader());
        assertThat(read.restoreSerializer()).isEqualTo(serializer);
        assertThat(compatibility(read).isCompatibleAsIs()).isTrue();
        TypeSerializerSnapshot<ColumnBatch> other =
                new ColumnBatchSerializer(RowType.of(TYPE.getTypeAt(0))).snapshotConfiguration();
        assertThat(other.resolveSchemaCompatibility(read).isIncompatible()).isTrue();
    }

    private TypeSerializerSchemaCompatibility<ColumnBatch> compatibility(ColumnBatchSerializerSnapshot old) {
        return serializer.snapshotConfiguration().resolveSchemaCompatibility(old);
    }
}
