package dev.millrace.state.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Host;
import dev.millrace.state.KeyedPart;
import dev.millrace.state.KeyedRestore;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.rows.ChangingRows;
import dev.millrace.state.rows.RowType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests that an operator's own incremental rows are read from chains of files, by a restored operator and by the
/// inspection of snapshots.
final class ChangingRowsTest {
    private static final int GROUPS = 16;
    private static final Keys<String> KEYS = Keys.of(Types.STRING);
    private static final RowType<Long, String> TYPE =
            new RowType<>("records", SectionKind.KEYED_RECORDS, LongSerializer.INSTANCE, StringSerializer.INSTANCE);

    private record Row(String key, long namespace, String value) {
        boolean isOf(Row other) {
            return key.equals(other.key) && namespace == other.namespace;
        }
    }

    /// All rows, followed by the changes since the previous checkpoint.
    private final List<Row> rows = new ArrayList<>();

    private final List<Row> removed = new ArrayList<>();
    private final List<Row> added = new ArrayList<>();

    private record Frozen(List<Row> rows, List<Row> removed, List<Row> added, boolean isWhole)
            implements ChangingRows<String, Long, String> {
        @Override
        public void forEach(OnRow<String, Long, String> consumer) throws IOException {
            for (Row each : rows) consumer.row(each.key, KEYS.hash(each.key), each.namespace, each.value);
        }

        @Override
        public void forEachRemoved(OnRemoved<String, Long> consumer) throws IOException {
            for (Row each : removed) consumer.removed(each.key, KEYS.hash(each.key), each.namespace);
        }

        @Override
        public void forEachChanged(OnRow<String, Long, String> consumer) throws IOException {
            for (Row each : added) consumer.row(each.key, KEYS.hash(each.key), each.namespace, each.value);
        }

        @Override
        public List<Runnable> completions() {
            return List.of();
        }
    }

    /// Adds the rows to snapshots.
    private final class Part implements KeyedPart {
        private boolean isWhole;

        @Override
        @SuppressWarnings("unchecked")
        public void addTo(KeyedSnapshot<?> snapshot) throws IOException {
            Frozen frozen = new Frozen(List.copyOf(rows), List.copyOf(removed), List.copyOf(added), isWhole);
            ((KeyedSnapshot<String>) snapshot).addChanging(TYPE, frozen, new KeyGroups.Range(0, GROUPS - 1));
        }
    }

    private void remove(Row which) {
        rows.removeIf(which::isOf);
        added.removeIf(which::isOf);
        removed.add(which);
    }

    private SnapshotFile checkpoint(KeyedStates<String> states, boolean isIncremental, int blockBytes)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SnapshotFileWriter writer = new SnapshotFileWriter(bytes, blockBytes)) {
            states.snapshot("operator", StringSerializer.INSTANCE).write(writer, isIncremental);
            writer.finish();
        }
        removed.clear();
        added.clear();
        return SnapshotFile.of(bytes.toByteArray());
    }

    private static KeyedStates<String> states(int groups) {
        return new KeyedStates<>(
                KEYS, groups, KeyGroups.range(0, 1, groups), Host.real().clock());
    }

    private static List<Row> restored(List<SnapshotFile> files, int groups) {
        KeyedStates<String> states = states(groups);
        states.restore(new KeyedRestore<>(
                files, "operator", GROUPS, StringSerializer.INSTANCE, ChangingRowsTest.class.getClassLoader()));
        List<Row> read = new ArrayList<>();
        states.restoreChanging(TYPE, new ChangingRows.Target<>() {
            @Override
            public void row(String key, int hash, Long namespace, String value) {
                read.add(new Row(key, namespace, value));
            }

            @Override
            public void removed(String key, int hash, Long namespace) {
                read.removeIf(new Row(key, namespace, "")::isOf);
            }
        });
        return read;
    }

    private static List<Row> shown(List<SnapshotFile> files) throws IOException {
        List<StateRows.Part> parts = new ArrayList<>();
        for (SnapshotFile file : files) {
            for (Section section : file.sections())
                parts.add(new StateRows.Part(file, section, ChangingRowsTest.class.getClassLoader()));
        }
        List<Row> shown = new ArrayList<>();
        if (parts.isEmpty()) return shown;
        new StateRows(parts)
                .entries(RowReading.maps())
                .forEachRemaining(entry ->
                        shown.add(new Row((String) entry.key(), (Long) entry.namespace(), (String) entry.value())));
        return shown;
    }

    /// Returns the rows sorted by key. The rows of a key keep their order.
    private static List<Row> byKey(List<Row> rows) {
        return rows.stream().sorted(Comparator.comparing(Row::key)).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void each_checkpoint_gives_back_its_rows(long seed) throws Exception {
        Random random = new Random(seed);
        KeyedStates<String> states = states(GROUPS);
        Part part = new Part();
        states.attach(part);
        List<SnapshotFile> files = new ArrayList<>();
        for (int checkpoint = 0; checkpoint < 12; checkpoint++) {
            for (int step = random.nextInt(300); step > 0; step--) {
                Row row = new Row("k" + random.nextInt(40), random.nextInt(3), "v" + checkpoint + "." + step);
                if (random.nextInt(5) == 0) {
                    remove(row);
                } else {
                    rows.add(row);
                    added.add(row);
                }
            }
            part.isWhole = random.nextInt(4) == 0;
            files.add(checkpoint(states, checkpoint > 0, 1 + random.nextInt(2_000)));

            assertThat(byKey(restored(files, GROUPS))).isEqualTo(byKey(rows));
            assertThat(byKey(restored(files, 5))).isEqualTo(byKey(rows));
            assertThat(shown(files)).containsExactlyInAnyOrderElementsOf(rows);
        }
    }
}
