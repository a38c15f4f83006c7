package dev.millrace.sql.stream.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedRowListTest {
    /// Some rows are larger than an array of the list, and some are empty.
    private static final int LARGE_BYTES = 200_000;

    private final Random random = new Random(1);

    private PackedRow row(int i) {
        int length = i % 97 == 0 ? LARGE_BYTES : i % 5 == 0 ? 0 : random.nextInt(300);
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return new PackedRow(bytes);
    }

    private static List<PackedRow> rows(PackedRowList list) {
        List<PackedRow> rows = new ArrayList<>();
        list.forEach(rows::add);
        return rows;
    }

    @Test
    void rows_return_in_the_order_of_their_arrival() {
        PackedRowList list = new PackedRowList();
        List<PackedRow> expected = new ArrayList<>();
        for (int i = 1; i < 2_000; i++) {
            PackedRow row = row(i);
            list.add(row);
            expected.add(row);
        }
        assertThat(list.size()).isEqualTo(expected.size());
        assertThat(rows(list)).isEqualTo(expected);
    }

    @Test
    void a_copy_does_not_see_later_rows() {
        PackedRowList list = new PackedRowList();
        List<PackedRow> expected = new ArrayList<>();
        for (int i = 1; i < 1_000; i++) {
            PackedRowList copy = list.copy();
            PackedRow row = row(i);
            PackedRow other = row(i + 1);
            list.add(row);
            copy.add(other);
            if (i % 50 == 0) {
                assertThat(rows(list))
                        .startsWith(expected.toArray(new PackedRow[0]))
                        .endsWith(row);
                assertThat(rows(copy))
                        .startsWith(expected.toArray(new PackedRow[0]))
                        .endsWith(other);
            }
            expected.add(row);
        }
        assertThat(rows(list)).isEqualTo(expected);
    }

    @Test
    void the_serializer_keeps_all_rows() throws IOException {
        PackedRowList list = new PackedRowList();
        for (int i = 1; i < 500; i++) list.add(row(i));
        DataOutputSerializer first = new DataOutputSerializer(16);
        PackedRowListSerializer.INSTANCE.serialize(list, first);
        DataOutputSerializer second = new DataOutputSerializer(16);
        PackedRowListSerializer.INSTANCE.copy(new DataInputDeserializer(first.getCopyOfBuffer()), second);
        assertThat(second.getCopyOfBuffer()).isEqualTo(first.getCopyOfBuffer());
        PackedRowList read =
                PackedRowListSerializer.INSTANCE.deserialize(new DataInputDeserializer(second.getCopyOfBuffer()));
        assertThat(rows(read)).isEqualTo(rows(list));
    }
}
