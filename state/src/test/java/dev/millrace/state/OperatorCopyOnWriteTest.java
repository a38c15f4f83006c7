package dev.millrace.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.type.Types;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.operator.OperatorRestore;
import dev.millrace.state.operator.OperatorSnapshot;
import dev.millrace.state.operator.OperatorStates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests that a snapshot of non-keyed states costs only the changes, and holds the content at the time of the snapshot.
final class OperatorCopyOnWriteTest {
    private static final int ENTRIES = 10_000;

    /// Represents a mutable text.
    private static final class Note {
        String text;

        Note(String text) {
            this.text = text;
        }
    }

    /// Counts the calls of its methods.
    private static final class Counting<T> extends TypeSerializer<T> {
        private static final long serialVersionUID = 1L;

        private final boolean isImmutable;
        int calls;

        Counting(boolean isImmutable) {
            this.isImmutable = isImmutable;
        }

        @Override
        public boolean isImmutableType() {
            return isImmutable;
        }

        @Override
        public TypeSerializer<T> duplicate() {
            return this;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T createInstance() {
            return (T) (isImmutable ? "" : new Note(""));
        }

        @Override
        @SuppressWarnings("unchecked")
        public T copy(T from) {
            calls++;
            return isImmutable ? from : (T) new Note(((Note) from).text);
        }

        @Override
        public T copy(T from, T reuse) {
            return copy(from);
        }

        @Override
        public int getLength() {
            return -1;
        }

        @Override
        public void serialize(T record, DataOutputView target) throws IOException {
            calls++;
            StringSerializer.INSTANCE.serialize(isImmutable ? (String) record : ((Note) record).text, target);
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(DataInputView source) throws IOException {
            String text = StringSerializer.INSTANCE.deserialize(source);
            return (T) (isImmutable ? text : new Note(text));
        }

        @Override
        public T deserialize(T reuse, DataInputView source) throws IOException {
            return deserialize(source);
        }

        @Override
        public void copy(DataInputView source, DataOutputView target) throws IOException {
            StringSerializer.INSTANCE.copy(source, target);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Counting;
        }

        @Override
        public int hashCode() {
            return 1;
        }

        /// Uses the format of strings.
        @Override
        @SuppressWarnings("unchecked")
        public TypeSerializerSnapshot<T> snapshotConfiguration() {
            return (TypeSerializerSnapshot<T>) StringSerializer.INSTANCE.snapshotConfiguration();
        }
    }

    private final OperatorStates states =
            new OperatorStates(descriptor -> descriptor.initializeSerializerUnlessSet(new ExecutionConfig()));
    private final Counting<String> texts = new Counting<>(true);
    private final Counting<Note> notes = new Counting<>(false);
    private final ListState<String> list = states.getListState(new ListStateDescriptor<>("list", texts));
    private final BroadcastState<String, String> map =
            states.getBroadcastState(new MapStateDescriptor<>("map", StringSerializer.INSTANCE, texts));
    private final BroadcastState<String, Note> rules =
            states.getBroadcastState(new MapStateDescriptor<>("rules", StringSerializer.INSTANCE, notes));

    private static SnapshotFile write(OperatorSnapshot snapshot) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SnapshotFileWriter writer = new SnapshotFileWriter(bytes, 1_000)) {
            snapshot.write(writer);
            writer.finish();
        }
        return SnapshotFile.of(bytes.toByteArray());
    }

    /// Returns the content of a snapshot: the elements, and the entries of both maps.
    private List<Object> read(OperatorSnapshot snapshot) throws Exception {
        OperatorStates back =
                new OperatorStates(descriptor -> descriptor.initializeSerializerUnlessSet(new ExecutionConfig()));
        back.restore(new OperatorRestore(
                write(snapshot), 1, "operator", 0, 1, getClass().getClassLoader()));
        List<String> elements = new ArrayList<>();
        back.getListState(new ListStateDescriptor<>("list", Types.STRING)).get().forEach(elements::add);
        return List.of(elements, entries(back, "map"), entries(back, "rules"));
    }

    private static Map<String, String> entries(OperatorStates back, String name) throws Exception {
        Map<String, String> entries = new LinkedHashMap<>();
        back.getBroadcastState(new MapStateDescriptor<>(name, Types.STRING, Types.STRING))
                .immutableEntries()
                .forEach(each -> entries.put(each.getKey(), each.getValue()));
        return entries;
    }

    private void fill() throws Exception {
        for (int i = 0; i < ENTRIES; i++) {
            list.add("element " + i);
            map.put("key " + i, "value " + i);
            rules.put("rule " + i, new Note("text " + i));
        }
    }

    @Test
    void a_barrier_serializes_nothing_and_copies_only_what_the_program_may_have_changed() throws Exception {
        fill();
        states.snapshot("operator", 0);
        texts.calls = 0;
        notes.calls = 0;
        list.add("one more");
        map.put("key 17", "other");
        rules.put("rule 17", new Note("other"));
        rules.get("rule 18").text = "changed in place";
        assertThat(notes.calls).isEqualTo(1);
        for (Map.Entry<String, Note> each : OperatorStates.readOnly(rules).immutableEntries())
            assertThat(each.getValue()).isNotNull();
        OperatorSnapshot snapshot = states.snapshot("operator", 0);
        assertThat(texts.calls).isZero();
        assertThat(notes.calls).isEqualTo(3);
        write(snapshot);
        assertThat(texts.calls).isEqualTo(2 * ENTRIES + 1);
        assertThat(notes.calls).isEqualTo(ENTRIES + 3);
    }

    @Test
    void what_changes_after_the_barrier_is_not_in_the_snapshot() throws Exception {
        fill();
        OperatorSnapshot snapshot = states.snapshot("operator", 0);
        List<Object> then = read(snapshot);
        Note kept = rules.get("rule 5");
        kept.text = "changed in place";
        for (Map.Entry<String, Note> each : rules.entries()) each.getValue().text += "!";
        for (Iterator<Map.Entry<String, String>> each = map.iterator(); each.hasNext(); ) {
            Map.Entry<String, String> entry = each.next();
            if (entry.getKey().endsWith("7")) each.remove();
            else entry.setValue("new");
        }
        list.update(List.of("only"));
        rules.remove("rule 6");
        assertThat(read(snapshot)).isEqualTo(then);
        List<Object> now = read(states.snapshot("operator", 0));
        assertThat(now.getFirst()).isEqualTo(List.of("only"));
        Map<?, ?> entries = (Map<?, ?>) now.get(1);
        assertThat(entries).hasSize(ENTRIES - ENTRIES / 10);
        assertThat(entries.get("key 8")).isEqualTo("new");
        assertThat((Map<?, ?>) now.get(2))
                .hasSize(ENTRIES - 1)
                .extracting("rule 5", "rule 7")
                .containsExactly("changed in place!", "text 7!");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void every_snapshot_holds_what_was_there(long seed) throws Exception {
        Random random = new Random(seed);
        List<String> elements = new ArrayList<>();
        Map<String, String> entries = new LinkedHashMap<>();
        Map<String, String> mutable = new LinkedHashMap<>();
        Map<OperatorSnapshot, List<Object>> taken = new LinkedHashMap<>();
        for (int step = 0; step < 20_000; step++) {
            String key = "k" + random.nextInt(1_500);
            switch (random.nextInt(8)) {
                case 0, 1 -> {
                    list.add(key);
                    elements.add(key);
                }
                case 2, 3 -> {
                    map.put(key, "v" + step);
                    entries.put(key, "v" + step);
                }
                case 4 -> {
                    map.remove(key);
                    entries.remove(key);
                    rules.remove(key);
                    mutable.remove(key);
                }
                case 5, 6 -> {
                    rules.put(key, new Note("n" + step));
                    mutable.put(key, "n" + step);
                }
                default -> {
                    Note note = rules.get(key);
                    if (note != null) note.text = "m" + step;
                    mutable.computeIfPresent(key, (_, _) -> note.text);
                }
            }
            if (random.nextInt(5_000) == 0) {
                list.clear();
                elements.clear();
            }
            if (random.nextInt(1_500) == 0)
                taken.put(
                        states.snapshot("operator", 0),
                        List.of(List.copyOf(elements), new LinkedHashMap<>(entries), new LinkedHashMap<>(mutable)));
        }
        assertThat(taken).isNotEmpty();
        for (Map.Entry<OperatorSnapshot, List<Object>> each : taken.entrySet()) {
            List<Object> read = read(each.getKey());
            assertThat(read).isEqualTo(each.getValue());
            // The entries are in order of insertion.
            assertThat(((Map<?, ?>) read.get(1)).keySet().stream().toList())
                    .isEqualTo(((Map<?, ?>) each.getValue().get(1))
                            .keySet().stream().toList());
        }
    }

    @Test
    void entries_for_reading_cannot_be_changed() throws Exception {
        map.put("key", "value");
        Map.Entry<String, String> entry =
                OperatorStates.readOnly(map).immutableEntries().iterator().next();
        assertThatThrownBy(() -> entry.setValue("other")).isInstanceOf(UnsupportedOperationException.class);
        Iterator<Map.Entry<String, String>> entries = map.immutableEntries().iterator();
        entries.next();
        assertThatThrownBy(entries::remove).isInstanceOf(UnsupportedOperationException.class);
    }
}
