package dev.millrace.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.PrimitiveArrayTypeInfo;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Host;
import dev.millrace.state.KeyedRestore;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.NamespacedState;
import dev.millrace.state.file.Block;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.spill.SpillOptions;
import dev.millrace.state.tier.RowStore;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// Tests state that is larger than memory, in key groups that are larger than an array. Not part of a build. The test
/// needs three times `-Dmillrace.large.gigabytes` of disk space. Command: `./mvnw -Plarge -pl state-rocksdb -am test
/// -Dtest=LargeStateTest -Dsurefire.failIfNoSpecifiedTests=false`
///
/// The test reports the duration of each part in seconds, and the size of the files after each part.
@Tag("large")
final class LargeStateTest {
    private static final int GROUPS = 2;
    private static final int VALUE_BYTES = 4_000;
    private static final long GIGABYTES = Long.getLong("millrace.large.gigabytes", 6);
    private static final long ENTRIES = (GIGABYTES << 30) / VALUE_BYTES;
    /// Above six gigabytes, only some values are compared. The number is prime, so that all key groups and
    /// namespaces are covered.
    private static final long COMPARED_EACH = GIGABYTES <= 6 ? 1 : 7;
    private static final int NAMESPACES = 5;
    private static final long HEAP_BYTES = 200 << 20;
    /// The default memory of RocksDB with a heap of two gigabytes.
    private static final long STORE_BYTES = Long.getLong("millrace.large.megabytes", 400) << 20;

    private final ValueStateDescriptor<byte[]> value = described("value");
    private final ValueStateDescriptor<byte[]> window = described("window");

    @TempDir
    Path directory;

    private static ValueStateDescriptor<byte[]> described(String name) {
        ValueStateDescriptor<byte[]> descriptor =
                new ValueStateDescriptor<>(name, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        descriptor.initializeSerializerUnlessSet(new ExecutionConfig());
        return descriptor;
    }

    /// Computes the value of a key, so that the test need not store it.
    private static byte[] bytes(long key) {
        byte[] bytes = new byte[VALUE_BYTES];
        new SplittableRandom(key).nextBytes(bytes);
        return bytes;
    }

    private RowStore open(String name) {
        return new RocksRowStoreType().open(Host.real(), directory.resolve(name), STORE_BYTES);
    }

    private static KeyedStates<Long> states(RowStore store) {
        KeyedStates.Place<Long> place = new KeyedStates.Place<>(
                Keys.of(Types.LONG),
                GROUPS,
                KeyGroups.range(0, 1, GROUPS),
                Host.real().clock());
        return new KeyedStates<>(place, new SpillOptions(store, "rocksdb", 0, -1, HEAP_BYTES), LongSerializer.INSTANCE);
    }

    private ValueState<byte[]> select(
            KeyedStates<Long> states, NamespacedState<Long, ValueState<byte[]>> windows, long key) {
        states.selectLong(key, states.keyShape().hashLong(key));
        return key % 2 == 0 ? states.value(value) : windows.in(key % NAMESPACES);
    }

    /// Runs a part of the test, and reports its duration and the size of the files afterwards.
    private void part(TestReporter reporter, String name, Part part) throws Exception {
        long since = Host.real().clock().nanos();
        part.run();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(Host.real().clock().nanos() - since);
        reporter.publishEntry(name, seconds + " s, then " + (bytes(directory.toFile()) >> 20) + " MB on the disk");
    }

    /// Returns the size of all files below a path. A compaction may delete files meanwhile; they count as empty.
    private static long bytes(File file) {
        File[] files = file.listFiles();
        return files == null
                ? file.length()
                : Arrays.stream(files).mapToLong(LargeStateTest::bytes).sum();
    }

    private void fill(KeyedStates<Long> states) throws Exception {
        NamespacedState<Long, ValueState<byte[]>> windows = states.namespaced(window, LongSerializer.INSTANCE);
        for (long key = 0; key < ENTRIES; key++) select(states, windows, key).update(bytes(key));
    }

    private static void write(KeyedStates<Long> states, Path path) throws Exception {
        KeyedSnapshot<Long> snapshot = states.snapshot("operator", LongSerializer.INSTANCE);
        try (SnapshotFileWriter writer = new SnapshotFileWriter(Host.real().disk(), path)) {
            snapshot.write(writer, false);
            writer.finish();
        }
        snapshot.release();
    }

    /// Restores the states. Declaring a state reads its rows from the snapshot.
    private void restore(KeyedStates<Long> states, SnapshotFile file) {
        states.restore(new KeyedRestore<>(
                List.of(file), "operator", LongSerializer.INSTANCE, getClass().getClassLoader()));
        states.value(value);
        states.namespaced(window, LongSerializer.INSTANCE);
    }

    private void check(KeyedStates<Long> states) throws Exception {
        NamespacedState<Long, ValueState<byte[]>> windows = states.namespaced(window, LongSerializer.INSTANCE);
        for (long key = 0; key < ENTRIES; key += COMPARED_EACH) {
            if (!Arrays.equals(select(states, windows, key).value(), bytes(key)))
                throw new AssertionError("key " + key + " has another value");
        }
        assertThat(states.entries() + states.namespacedEntries()).isEqualTo(ENTRIES);
    }

    @Test
    void state_larger_than_memory_is_written_and_comes_back(TestReporter reporter) throws Exception {
        Path path = directory.resolve("snapshot");
        RowStore first = open("first");
        KeyedStates<Long> before = states(first);
        before.beginSnapshots();
        part(reporter, "fill", () -> fill(before));
        part(reporter, "snapshot", () -> write(before, path));
        first.close(() -> {});
        SnapshotFile file = SnapshotFile.open(Host.real().disk(), path);
        assertThat(file.sections()).hasSize(2).allSatisfy(section -> {
            List<Block> blocks = file.blocks(section);
            assertThat(blocks)
                    .hasSizeGreaterThan(GROUPS)
                    .allSatisfy(block -> assertThat(block.length()).isLessThan(9 << 20));
        });
        RowStore second = open("second");
        KeyedStates<Long> after = states(second);
        part(reporter, "restore", () -> restore(after, file));
        part(reporter, "check", () -> check(after));
        second.close(() -> {});
    }

    /// Represents a part of the test whose duration is reported.
    private interface Part {
        void run() throws Exception;
    }
}
