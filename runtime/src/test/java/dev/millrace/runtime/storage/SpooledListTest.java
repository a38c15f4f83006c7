package dev.millrace.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.type.Types;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.operator.OperatorRestore;
import dev.millrace.state.operator.OperatorSnapshot;
import dev.millrace.state.operator.OperatorStates;
import dev.millrace.state.operator.SpooledList;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests lists of operator state whose records move to temporary files.
final class SpooledListTest {
    @TempDir
    private Path directory;

    private SmallDisk disk = new SmallDisk(Path.of("."), 0);

    @BeforeEach
    void setUp() {
        disk = new SmallDisk(directory, Long.MAX_VALUE);
    }

    private static OperatorStates states() {
        return new OperatorStates(descriptor -> descriptor.initializeSerializerUnlessSet(new ExecutionConfig()));
    }

    private static final long SPOOLED = 20_000;

    /// Spools numbers, and writes a snapshot after further changes.
    private SnapshotFile spooled() throws Exception {
        Path path = directory.resolve("spooled");
        OperatorStates states = states();
        try (SnapshotFileWriter writer = new SnapshotFileWriter(disk, path);
                SpooledList<Long> list = states.spooledList(numbers(), disk, 0)) {
            for (long i = 0; i < SPOOLED; i++) list.add(i);
            assertThat(list.get()).first().isEqualTo(0L);
            OperatorSnapshot snapshot = states.snapshot("operator", 0);
            for (long i = 0; i < SPOOLED; i++) list.add(-1L);
            list.clear();
            assertThat(list.get()).isEmpty();
            snapshot.write(writer);
            writer.finish();
            assertThat(disk.list(directory)).hasSize(2);
            snapshot.release();
            snapshot.release();
            assertThat(disk.list(directory)).hasSize(1);
        }
        return SnapshotFile.open(disk, path);
    }

    private static ListStateDescriptor<Long> numbers() {
        return new ListStateDescriptor<>("numbers", Types.LONG);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_list_in_a_file_has_the_same_snapshots_as_a_list_in_memory(int parallelism) throws Exception {
        List<SnapshotFile> files = List.of(spooled());
        long next = 0;
        for (int subtask = 0; subtask < parallelism; subtask++) {
            OperatorRestore from = new OperatorRestore(
                    files, 7, "operator", subtask, parallelism, getClass().getClassLoader());
            OperatorStates states = states();
            states.restore(from);
            try (SpooledList<Long> list = states.spooledList(numbers(), disk, 0)) {
                for (int read = 0; read < 2; read++) {
                    long at = next;
                    for (long each : list.get()) assertThat(each).isEqualTo(at++);
                    if (read == 1) next = at;
                }
            }
            // A list in memory restores the same share.
            OperatorStates others = states();
            others.restore(from);
            assertThat(others.getListState(numbers()).get()).last().isEqualTo(next - 1);
        }
        assertThat(next).isEqualTo(SPOOLED);
        assertThat(disk.list(directory)).hasSize(1);
    }

    @Test
    void a_list_that_cannot_be_read_says_why() throws Exception {
        try (SpooledList<Long> list = states().spooledList(numbers(), disk, 0)) {
            for (long i = 0; i < SPOOLED; i++) list.add(i);
            disk.isUnreadable = true;
            assertThatThrownBy(() -> list.get().iterator())
                    .hasMessageContaining("MR-4044")
                    .hasMessageContaining("on purpose")
                    .hasMessageContaining("managed memory");
            disk.isUnreadable = false;
        }
        assertThat(disk.list(directory)).isEmpty();
    }
}
