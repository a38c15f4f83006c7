package dev.millrace.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Host;
import dev.millrace.state.file.Block;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.rows.KeyedRows;
import dev.millrace.state.rows.RowType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Tests that an operator's own rows are restored in the order in which they were written, whatever the block size.
final class OwnRowsTest {
    private static final int GROUPS = 16;
    private static final Keys<String> KEYS = Keys.of(Types.STRING);
    private static final RowType<Long, String> TYPE =
            new RowType<>("records", SectionKind.KEYED_RECORDS, LongSerializer.INSTANCE, StringSerializer.INSTANCE);

    private record Row(String key, long namespace, String value) {}

    /// Provides rows from a list, which can be read repeatedly.
    private static final class Listed implements KeyedRows<String, Long, String> {
        final List<Row> rows;
        int readings;

        Listed(List<Row> rows) {
            this.rows = rows;
        }

        @Override
        public void forEach(OnRow<String, Long, String> consumer) throws IOException {
            readings++;
            for (Row each : rows) consumer.row(each.key, KEYS.hash(each.key), each.namespace, each.value);
        }
    }

    private static SnapshotFile write(Listed rows, int blockBytes) throws IOException {
        KeyedSnapshot<String> snapshot = new KeyedSnapshot<>("operator", KEYS, StringSerializer.INSTANCE, GROUPS);
        snapshot.add(TYPE, rows);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SnapshotFileWriter writer = new SnapshotFileWriter(bytes, blockBytes)) {
            snapshot.write(writer, false);
            writer.finish();
        }
        return SnapshotFile.of(bytes.toByteArray());
    }

    private static Map<Integer, List<Row>> byGroup(List<Row> rows) {
        Map<Integer, List<Row>> groups = new TreeMap<>();
        for (Row each : rows) {
            int group = KeyGroups.of(KEYS.hash(each.key), GROUPS);
            groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(each);
        }
        return groups;
    }

    private static List<Row> read(SnapshotFile file) {
        KeyedStates<String> states = new KeyedStates<>(
                KEYS, GROUPS, new KeyGroups.Range(0, GROUPS - 1), Host.real().clock());
        states.restore(new KeyedRestore<>(
                List.of(file), "operator", StringSerializer.INSTANCE, OwnRowsTest.class.getClassLoader()));
        List<Row> read = new ArrayList<>();
        states.restoreRows(TYPE, (key, _, namespace, value) -> read.add(new Row(key, namespace, value)));
        return read;
    }

    @Property(tries = 200)
    void rows_come_back_in_their_order_from_blocks_of_any_size(
            @ForAll @Size(max = 300) List<@IntRange(max = 60) Integer> keys,
            @ForAll @IntRange(min = 1, max = 4_000) int blockBytes)
            throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) rows.add(new Row("k" + keys.get(i), i, "v".repeat(keys.get(i))));
        assertThat(byGroup(read(write(new Listed(rows), blockBytes)))).isEqualTo(byGroup(rows));
    }

    @Property(tries = 20)
    void rows_that_take_more_memory_than_some_blocks_are_read_several_times(
            @ForAll @IntRange(min = 100, max = 1_000) int blockBytes) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) rows.add(new Row("k" + i, i, "value " + i));
        Listed listed = new Listed(rows);
        SnapshotFile file = write(listed, blockBytes);
        assertThat(listed.readings).isBetween(5, GROUPS);
        for (Section section : file.sections())
            for (Block block : file.blocks(section)) assertThat(block.length()).isLessThan(2 * blockBytes);
        assertThat(byGroup(read(file))).isEqualTo(byGroup(rows));
    }
}
