package dev.millrace.state.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OperatorStatesTest {
    private static final Disk DISK = Host.real().disk();
    private static final Consumer<StateDescriptor<?, ?>> PREPARATION =
            descriptor -> descriptor.initializeSerializerUnlessSet(new ExecutionConfig());

    @TempDir
    Path directory;

    private static OperatorStates states(@Nullable OperatorRestore from) {
        OperatorStates states = new OperatorStates(PREPARATION);
        if (from != null) states.restore(from);
        return states;
    }

    private static ListStateDescriptor<String> list(String name) {
        return new ListStateDescriptor<>(name, Types.STRING);
    }

    private static final MapStateDescriptor<String, Long> RULES =
            new MapStateDescriptor<>("rules", Types.STRING, Types.LONG);

    /// Writes the states of three subtasks with 0, 1 and 2 elements and the same map.
    private List<SnapshotFile> written(int files) throws Exception {
        List<SnapshotFile> written = new ArrayList<>();
        for (int file = files - 1; file >= 0; file--) {
            Path path = directory.resolve("state-" + file);
            try (SnapshotFileWriter writer = new SnapshotFileWriter(DISK, path)) {
                for (int subtask = file; subtask < 3; subtask += files) write(subtask, writer);
                writer.finish();
            }
            written.add(SnapshotFile.open(DISK, path));
        }
        return written;
    }

    private static void write(int subtask, SnapshotFileWriter writer) throws Exception {
        OperatorStates states = states(null);
        ListState<String> splits = states.getListState(list("splits"));
        ListState<String> all = states.getUnionListState(list("all"));
        for (int i = 0; i < subtask; i++) {
            splits.add(subtask + "." + i);
            all.add(subtask + "." + i);
        }
        BroadcastState<String, Long> rules = states.getBroadcastState(RULES);
        rules.put("one", 1L);
        rules.put("none", null);
        OperatorSnapshot snapshot = states.snapshot("operator", subtask);
        splits.add("later");
        rules.put("later", 2L);
        snapshot.write(writer);
    }

    private OperatorStates restored(List<SnapshotFile> files, int subtask, int parallelism) {
        return states(new OperatorRestore(
                files, 7, "operator", subtask, parallelism, getClass().getClassLoader()));
    }

    private static List<String> elements(ListState<String> list) throws Exception {
        List<String> elements = new ArrayList<>();
        list.get().forEach(elements::add);
        return elements;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void each_subtask_gets_its_own_elements_back(int files) throws Exception {
        List<SnapshotFile> file = written(files);
        List<List<String>> shares = new ArrayList<>();
        for (int subtask = 0; subtask < 3; subtask++) {
            OperatorStates states = restored(file, subtask, 3);
            assertThat(states.restoredCheckpoint()).hasValue(7);
            shares.add(elements(states.getListState(list("splits"))));
        }
        assertThat(shares).containsExactly(List.of(), List.of("1.0"), List.of("2.0", "2.1"));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "2,3", "4,1", "4,2", "7,3"})
    void elements_are_shared_out_when_the_parallelism_changes(int parallelism, int files) throws Exception {
        List<SnapshotFile> file = written(files);
        List<String> shared = new ArrayList<>();
        for (int subtask = 0; subtask < parallelism; subtask++) {
            OperatorStates states = restored(file, subtask, parallelism);
            List<String> share = elements(states.getListState(list("splits")));
            assertThat(share).hasSizeLessThanOrEqualTo(3 / parallelism + 1);
            shared.addAll(share);
            assertThat(elements(states.getUnionListState(list("all")))).containsExactly("1.0", "2.0", "2.1");
            Map<String, Long> rules = new TreeMap<>();
            states.getBroadcastState(RULES)
                    .immutableEntries()
                    .forEach(rule -> rules.put(rule.getKey(), rule.getValue() == null ? -1 : rule.getValue()));
            assertThat(rules).isEqualTo(Map.of("one", 1L, "none", -1L));
        }
        assertThat(shared).containsExactly("1.0", "2.0", "2.1");
    }

    @Test
    void a_state_that_was_not_there_begins_empty() throws Exception {
        OperatorStates states = restored(written(1), 0, 1);
        assertThat(elements(states.getListState(list("other")))).isEmpty();
        OperatorStates others = states(new OperatorRestore(
                written(2), 7, "another operator", 0, 1, getClass().getClassLoader()));
        assertThat(elements(others.getListState(list("splits")))).isEmpty();
    }

    @Test
    void a_list_that_was_for_all_is_no_list_to_share_out() throws Exception {
        OperatorStates states = restored(written(1), 0, 1);
        assertThatThrownBy(() -> states.getListState(list("all")))
                .hasMessageContaining("MR-4005")
                .hasMessageContaining("UNION_LIST 'all' of operator operator is now declared as a SPLIT_LIST");
    }

    /// The states are restored at another parallelism and written again before the program declares any of them.
    @ParameterizedTest
    @CsvSource({"1,1", "1,2", "2,1", "3,3", "5,2"})
    void what_nobody_has_asked_for_is_in_the_next_snapshot_too(int parallelism, int files) throws Exception {
        List<SnapshotFile> first = written(files);
        Path path = directory.resolve("again");
        try (SnapshotFileWriter writer = new SnapshotFileWriter(DISK, path)) {
            for (int subtask = 0; subtask < parallelism; subtask++) {
                restored(first, subtask, parallelism)
                        .snapshot("operator", subtask)
                        .write(writer);
            }
            writer.finish();
        }
        List<SnapshotFile> second = List.of(SnapshotFile.open(DISK, path));
        List<String> splits = new ArrayList<>();
        for (int subtask = 0; subtask < 2; subtask++) {
            OperatorStates states = restored(second, subtask, 2);
            splits.addAll(elements(states.getListState(list("splits"))));
            assertThat(elements(states.getUnionListState(list("all")))).containsExactlyInAnyOrder("1.0", "2.0", "2.1");
            assertThat(states.getBroadcastState(RULES).get("one")).isEqualTo(1);
        }
        assertThat(splits).containsExactlyInAnyOrder("1.0", "2.0", "2.1");
    }
}
