package dev.millrace.state.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.WrittenForms;
import dev.millrace.api.type.SerializerConfigImpl;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.CheckpointDirectory.Complete;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.inspect.Journal.Level;
import dev.millrace.state.inspect.Journal.Line;
import dev.millrace.state.inspect.Journal.Order;
import dev.millrace.state.operator.InFlightRows;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StateSnapshotTest {
    @TempDir
    Path temporary;

    private Path root;
    private Journal journal;

    @BeforeEach
    void setUp() {
        root = temporary.resolve("job");
        journal = new Journal(root);
    }

    private static StateSnapshot open(Path directory) throws IOException {
        return open(SnapshotPlace.of(Journal.DISK, directory));
    }

    private static StateSnapshot open(SnapshotPlace directory) throws IOException {
        return StateSnapshot.open(directory, StateSnapshotTest.class.getClassLoader());
    }

    private static StateView state(StateSnapshot snapshot, String name) {
        return snapshot.operators().stream()
                .flatMap(operator -> operator.states().stream())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// Returns keys and values as text, sorted by key.
    private static List<String> rows(StateView state, RowReading reading) {
        return state.entries(reading)
                .map(entry ->
                        (entry.namespace() == null ? "" : entry.namespace() + " ") + entry.key() + "=" + entry.value())
                .sorted()
                .toList();
    }

    @Test
    void every_kind_of_state_is_listed_with_its_types_and_rows() throws Exception {
        journal.fill();
        StateSnapshot snapshot = open(journal.checkpoint(1, false).path());
        assertThat(snapshot.manifest().job()).isEqualTo("shop");
        assertThat(snapshot.operators())
                .extracting(StateSnapshot.OperatorView::name)
                .containsExactly("orders -> sink", "source", "map");
        String listed = snapshot.operators().stream()
                .flatMap(operator -> operator.states().stream())
                .map(state -> state.kind() + " " + state.name() + " " + words(state) + " "
                        + state.count().orElse(-1) + " in " + state.groups())
                .collect(Collectors.joining("\n"));
        assertThat(listed).isEqualTo("""
            KEYED_VALUE count {key=text, value=long} 3 in 3
            KEYED_VALUE last order {key=text, value=Order(id long, level Level, lines list of Line)} 3 in 3
            KEYED_LIST words {element=text, key=text} 3 in 3
            KEYED_VALUE note {key=text, value=text} 3 in 3
            KEYED_MAP prices {key=text, user key=int, user value=double} 3 in 3
            KEYED_LIST window contents {element=long, key=text, namespace=TimeWindow} 3 in 3
            KEYED_TIMERS window event-time timers {key=text, namespace=TimeWindow, value=long} 3 in 3
            SPLIT_LIST offsets {element=text} 4 in 2
            BROADCAST rules {user key=text, user value=long} 2 in 1\
            """);
    }

    private static Map<String, String> words(StateView state) {
        return new java.util.TreeMap<>(state.forms().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, form -> WrittenForms.full(form.getValue()))));
    }

    @Test
    void entries_are_objects_or_maps() throws Exception {
        journal.fill();
        StateSnapshot snapshot = open(journal.checkpoint(1, false).path());
        assertThat(state(snapshot, "last order")
                        .entries(RowReading.objects())
                        .filter(entry -> "b".equals(entry.key()))
                        .map(StateEntry::value))
                .containsExactly(new Order('b', Level.HIGH, List.of(new Line("b", 2))));
        assertThat(rows(state(snapshot, "last order"), RowReading.maps()).getFirst())
                .isEqualTo("a={id=97, level=HIGH, lines=[{article=a, count=2}]}");
        assertThat(rows(state(snapshot, "words"), RowReading.maps()))
                .containsExactly("a=[a, aa]", "b=[b, bb]", "c=[c, cc]");
        assertThat(rows(state(snapshot, "prices"), RowReading.maps()).getFirst())
                .isEqualTo("a={1=1.5, 2=null}");
        assertThat(rows(state(snapshot, "window contents"), RowReading.maps()).getFirst())
                .isEqualTo(new TimeWindow(0, 1_000) + " a=[7]");
        assertThat(rows(state(snapshot, "window event-time timers"), RowReading.maps())
                        .getFirst())
                .isEqualTo(new TimeWindow(0, 1_000) + " a=999");
        assertThat(rows(state(snapshot, "rules"), RowReading.maps())).containsExactly("limit=5", "none=null");
        assertThat(rows(state(snapshot, "offsets"), RowReading.maps()))
                .containsExactly("null=one", "null=one", "null=two", "null=two");
        assertThat(state(snapshot, "note").entries(RowReading.maps()).map(StateEntry::timeMillis))
                .containsOnly(OptionalLong.of(5_000));
    }

    @Test
    void entries_are_read_as_types_that_are_declared_now() throws Exception {
        journal.fill();
        StateSnapshot snapshot = open(journal.checkpoint(1, false).path());
        Map<String, TypeSerializer<?>> declared = Map.of("user key", LongSerializer.INSTANCE);
        RowReading reading = RowReading.as(declared, getClass().getClassLoader());
        assertThat(state(snapshot, "prices")
                        .entries(reading)
                        .map(StateEntry::value)
                        .findFirst())
                .hasValueSatisfying(
                        value -> assertThat(((Map<?, ?>) value).containsKey(1L)).isTrue());
        Map<String, TypeSerializer<?>> wrong = Map.of("key", LongSerializer.INSTANCE);
        assertThatThrownBy(() -> state(snapshot, "prices")
                        .entries(RowReading.as(wrong, getClass().getClassLoader()))
                        .toList())
                .hasMessageContaining("MR-4005")
                .hasMessageContaining("It was text and is now long");
        TypeSerializer<?> narrower = TypeInformation.of(Integer.class).createSerializer(new SerializerConfigImpl());
        assertThatThrownBy(() -> state(snapshot, "count")
                        .entries(RowReading.as(
                                Map.of("value", narrower), getClass().getClassLoader()))
                        .toList())
                .hasMessageContaining("It was long and is now int");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 8 << 20})
    void later_files_say_what_changed_since_the_first(int blockBytes) throws Exception {
        journal.blockBytes = blockBytes;
        journal.fill();
        journal.checkpoint(1, false);
        journal.select("a");
        journal.keyed.value(journal.count).update(1_000L);
        journal.windows.clear(new TimeWindow(0, 1_000));
        journal.select("b");
        journal.keyed.value(journal.count).clear();
        journal.timers.deleteEventTime(new TimeWindow(0, 1_000), 999);
        journal.checkpoint(2, true);
        journal.select("d");
        journal.keyed.value(journal.count).update(4L);
        Complete third = journal.checkpoint(3, true);
        StateSnapshot snapshot = open(third.path());
        assertThat(snapshot.files())
                .extracting(SnapshotPart::name)
                .containsExactly("chk-1/state-0", "chk-2/state-0", "chk-3/state-0");
        assertThat(rows(state(snapshot, "count"), RowReading.maps())).containsExactly("a=1000", "c=99", "d=4");
        assertThat(state(snapshot, "count").count()).hasValue(3);
        assertThat(state(snapshot, "window contents").count()).hasValue(2);
        assertThat(rows(state(snapshot, "window event-time timers"), RowReading.maps()))
                .extracting(row -> row.replaceAll(".* ", ""))
                .containsExactly("a=999", "c=999");
        assertThat(rows(state(snapshot, "rules"), RowReading.maps())).containsExactly("limit=5", "none=null");
    }

    @Test
    void rows_in_several_blocks_are_read_as_they_are_asked_for() throws Exception {
        journal.blockBytes = 1;
        for (int i = 0; i < 1_000; i++) {
            journal.select("key " + i);
            journal.keyed.value(journal.count).update((long) i);
            journal.offsets.add("offset " + i);
        }
        StateSnapshot snapshot = open(journal.checkpoint(1, false).path());
        assertThat(state(snapshot, "count").count()).hasValue(1_000);
        assertThat(rows(state(snapshot, "count"), RowReading.maps()))
                .hasSize(1_000)
                .contains("key 17=17", "key 999=999");
        assertThat(state(snapshot, "offsets").count()).hasValue(2_000);
        damage(root.resolve("chk-1/state-0"), 12);
        StateView damaged = state(open(root.resolve("chk-1")), "count");
        assertThatThrownBy(damaged::check).hasMessageContaining("MR-4101").hasMessageContaining("part 0");
        Iterator<StateEntry> some =
                state(snapshot, "offsets").entries(RowReading.maps()).iterator();
        assertThat(some.next().value()).isEqualTo("offset 0");
    }

    /// Checkpoint 1 was written by a release with file version 2. Checkpoint 2 is incremental. The key b was
    /// removed from `count` and the timers; the key c was changed in `note` and the windows.
    @Test
    void a_checkpoint_with_files_of_version_2_is_read_as_before() throws Exception {
        for (String name : List.of("chk-1/state-0", "chk-1/_metadata", "chk-2/state-0", "chk-2/_metadata")) {
            try (InputStream kept = Check.present(getClass().getResourceAsStream("version-2/" + name), name);
                    OutputStream out = Journal.DISK.create(root.resolve(name))) {
                kept.transferTo(out);
            }
        }
        StateSnapshot snapshot = open(root.resolve("chk-2"));
        assertThat(snapshot.files()).extracting(SnapshotPart::fault).containsOnlyNulls();
        assertThat(rows(state(snapshot, "count"), RowReading.maps())).containsExactly("a=97", "c=99");
        assertThat(rows(state(snapshot, "note"), RowReading.maps()))
                .containsExactly("a=note a", "b=note b", "c=changed");
        assertThat(rows(state(snapshot, "window contents"), RowReading.maps()))
                .extracting(row -> row.replaceAll(".* ([abc]=)", "$1"))
                .containsExactly("a=[7]", "b=[7]", "c=[7, 8]");
        assertThat(rows(state(snapshot, "window event-time timers"), RowReading.maps()))
                .extracting(row -> row.replaceAll(".* ([abc]=)", "$1"))
                .containsExactly("a=999", "c=999");
        assertThat(rows(state(snapshot, "rules"), RowReading.maps())).containsExactly("limit=5", "none=null");
        assertThat(rows(state(snapshot, "offsets"), RowReading.maps())).hasSize(6);
    }

    @Test
    void a_state_whose_rows_were_removed_since_the_checkpoint_before_has_none() throws Exception {
        journal.fill();
        journal.checkpoint(1, false);
        for (String key : List.of("a", "b", "c")) {
            journal.select(key);
            journal.windows.clear(new TimeWindow(0, 1_000));
        }
        StateSnapshot snapshot = open(journal.checkpoint(2, true).path());
        assertThat(rows(state(snapshot, "window contents"), RowReading.maps())).isEmpty();
    }

    @Test
    void a_checkpoint_that_was_moved_is_read_where_it_is() throws Exception {
        journal.fill();
        journal.checkpoint(1, false);
        Path moved = temporary.resolve("kept");
        Journal.DISK.move(root.resolve("chk-1"), moved);
        assertThat(rows(state(open(moved), "count"), RowReading.maps())).hasSize(3);
        assertThat(InspectedCheckpoints.at(Journal.DISK, moved).usable()).isPresent();
    }

    @Test
    void records_that_were_on_their_way_are_shown_with_their_times() throws Exception {
        Path path = root.resolve("chk-1/state-0");
        InFlightRows rows = new InFlightRows(
                "op",
                List.of(
                        form(StringSerializer.INSTANCE, LongSerializer.INSTANCE),
                        form(StringSerializer.INSTANCE, null)));
        rows.add(0, "first", 10, 1L);
        rows.add(0, "second", 20, 2L);
        rows.add(1, null, 30, null);
        long size;
        try (SnapshotFileWriter writer = new SnapshotFileWriter(Journal.DISK, path)) {
            rows.snapshot(3).write(writer);
            size = writer.finish();
        }
        Complete taken = new CheckpointDirectory(Journal.DISK, root)
                .complete(new Manifest(
                        1, 2, false, "shop", List.of(new Manifest.StateFile("chk-1/state-0", size)), List.of()));
        List<StateView> states = open(taken.path()).operators().getFirst().states();
        assertThat(states.getFirst().entries(RowReading.maps()))
                .containsExactly(
                        new StateEntry(3, null, 1L, "first", OptionalLong.of(10)),
                        new StateEntry(3, null, 2L, "second", OptionalLong.of(20)));
        assertThat(states.getLast().entries(RowReading.maps()))
                .containsExactly(new StateEntry(3, null, null, null, OptionalLong.of(30)));
    }

    @SuppressWarnings("unchecked")
    private static InFlightRows.Form form(TypeSerializer<?> elements, @Nullable TypeSerializer<?> keys) {
        return new InFlightRows.Form((TypeSerializer<Object>) elements, (TypeSerializer<Object>) keys);
    }

    @Test
    void a_savepoint_has_its_files_beside_its_manifest() throws Exception {
        journal.fill();
        Complete taken = journal.checkpoint(1, false);
        Path savepoint = temporary.resolve("savepoint-1");
        Journal.DISK.move(root.resolve("chk-1/state-0"), savepoint.resolve("state-0"));
        Manifest listed = taken.manifest();
        CheckpointDirectory.completeSavepoint(
                Journal.DISK,
                savepoint,
                new Manifest(
                        1,
                        2,
                        true,
                        "shop",
                        List.of(new Manifest.StateFile(
                                "state-0", listed.files().getFirst().size())),
                        listed.operators()));
        assertThat(rows(state(open(savepoint), "count"), RowReading.maps())).hasSize(3);
        assertThat(InspectedCheckpoints.at(Journal.DISK, savepoint).usable()).isPresent();
    }

    private static void damage(Path path, int at) throws IOException {
        byte[] bytes;
        try (InputStream in = Journal.DISK.read(path, 0)) {
            bytes = in.readAllBytes();
        }
        bytes[at < 0 ? bytes.length + at : at] ^= 1;
        try (OutputStream out = Journal.DISK.create(path)) {
            out.write(bytes);
        }
    }

    @Test
    void what_is_damaged_is_named_and_the_rest_is_read() throws Exception {
        journal.fill();
        journal.checkpoint(1, false);
        journal.select("a");
        journal.keyed.value(journal.count).update(1_000L);
        journal.checkpoint(2, true);
        damage(root.resolve("chk-1/state-0"), -30);
        StateSnapshot snapshot = open(root.resolve("chk-2"));
        assertThat(snapshot.files().getFirst().fault()).hasMessageContaining("MR-4101");
        assertThat(snapshot.files().getLast().fault()).isNull();
        assertThat(rows(state(snapshot, "count"), RowReading.maps())).containsExactly("a=1000");
        Journal.DISK.delete(root.resolve("chk-1/state-0"));
        assertThat(open(root.resolve("chk-2")).files().getFirst().fault())
                .hasMessageContaining("MR-4021")
                .hasMessageContaining("The file is missing");
    }

    @Test
    void a_damaged_block_is_found_by_its_checksum() throws Exception {
        journal.fill();
        journal.checkpoint(1, false);
        damage(root.resolve("chk-1/state-0"), 12);
        StateSnapshot snapshot = open(root.resolve("chk-1"));
        assertThat(snapshot.files().getFirst().fault()).isNull();
        StateView damaged = state(snapshot, "count");
        assertThatThrownBy(damaged::check)
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("MR-4101")
                .hasMessageContaining("'count'");
        assertThatThrownBy(() -> damaged.entries(RowReading.maps()).toList()).hasMessageContaining("MR-4101");
        state(snapshot, "words").check();
    }

    @Test
    void the_checkpoints_of_a_job_are_found_with_what_is_wrong_with_them() throws Exception {
        journal.fill();
        for (int number = 1; number <= 4; number++) journal.checkpoint(number, false);
        damage(root.resolve("chk-4/_metadata"), 20);
        Journal.DISK.delete(root.resolve("chk-3/state-0"));
        Journal.DISK.makeDirectories(root.resolve("chk-5"));
        InspectedCheckpoints found = InspectedCheckpoints.at(Journal.DISK, root);
        assertThat(found.all())
                .extracting(each -> each.directory().name() + " "
                        + (each.fault() == null
                                ? "usable"
                                : each.fault().fault().code()))
                .containsExactly("chk-5 MR-4103", "chk-4 MR-4103", "chk-3 MR-4021", "chk-2 usable", "chk-1 usable");
        assertThat(found.usable().orElseThrow().directory())
                .hasToString(root.resolve("chk-2").toString());
        assertThat(InspectedCheckpoints.at(Journal.DISK, root.resolve("chk-2/_metadata"))
                        .all())
                .extracting(InspectedCheckpoints.Candidate::directory)
                .containsExactly(SnapshotPlace.of(Journal.DISK, root.resolve("chk-2")));
        assertThat(InspectedCheckpoints.at(Journal.DISK, root.resolve("chk-5")).usable())
                .isEmpty();
    }

    @Test
    void a_path_that_is_no_checkpoint_is_told_with_one_that_is() throws Exception {
        journal.checkpoint(1, false);
        assertThatThrownBy(() -> InspectedCheckpoints.at(Journal.DISK, temporary.resolve("nowhere")))
                .hasMessageContaining("MR-4020")
                .hasMessageContaining("The file or directory does not exist");
        assertThatThrownBy(() -> InspectedCheckpoints.at(Journal.DISK, temporary))
                .hasMessageContaining("The directory contains no checkpoint")
                .hasMessageContaining("for example " + root);
        assertThatThrownBy(() -> InspectedCheckpoints.at(Journal.DISK, root.resolve("chk-1/state-0")))
                .hasMessageContaining("The path is a file");
    }

    @Test
    void classes_of_the_program_are_not_needed_for_maps() throws Exception {
        journal.fill();
        SnapshotPlace directory = journal.checkpoint(1, false).path();
        ClassLoader without = new ClassLoader(getClass().getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.contains("Journal")) throw new ClassNotFoundException(name);
                return super.loadClass(name, resolve);
            }
        };
        StateView orders = state(StateSnapshot.open(directory, without), "last order");
        assertThat(rows(orders, RowReading.maps()).getLast())
                .isEqualTo("c={id=99, level=HIGH, lines=[{article=c, count=2}]}");
        assertThatThrownBy(() -> rows(orders, RowReading.objects()))
                .hasMessageContaining("MR-2160")
                .hasMessageContaining("Journal$Order");
    }
}
