package dev.millrace.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.state.KeyedRestore;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.tier.RowStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares states with plain maps, for all stores and several cache sizes. Also compares states that are restored from
/// snapshots, on any store.
final class StoresTest {
    private static final int KEYS = 120;
    /// The numbers of key groups with which states are restored.
    private static final int[] GROUPS = {Kinds.GROUPS, 8, 128, 1_000, 5};
    private static final String OPERATOR = "operator";
    private static final Disk DISK = Host.real().disk();

    enum Kind {
        HEAP,
        MEMORY,
        ROCKSDB
    }

    @TempDir
    Path directory;

    private final List<RowStore> stores = new ArrayList<>();

    @AfterEach
    void closeStores() {
        stores.forEach(store -> store.close(() -> {}));
    }

    private @Nullable RowStore store(Kind kind) {
        RowStore made = switch (kind) {
            case HEAP -> null;
            case MEMORY -> new MemoryRowStore();
            case ROCKSDB ->
                new RocksRowStoreType().open(Host.real(), directory.resolve("rocks-" + stores.size()), 8 << 20);
        };
        if (made != null) stores.add(made);
        return made;
    }

    static Stream<Arguments> scripts() {
        List<Arguments> all = new ArrayList<>();
        long seed = 1;
        for (Kind kind : Kind.values()) {
            for (int entries : sizes(kind)) all.add(Arguments.of(kind, entries, seed++));
        }
        return all.stream();
    }

    private static int[] sizes(Kind kind) {
        return switch (kind) {
            case HEAP -> new int[] {0};
            case MEMORY -> new int[] {0, 3, 1_000};
            case ROCKSDB -> new int[] {1, 50};
        };
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void states_hold_what_plain_maps_hold(Kind kind, int entries, long seed) throws Exception {
        new Script<>(kind, entries, seed, Types.LONG, number -> number % 7 == 0 ? -number : number).run();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void so_they_do_with_keys_that_are_objects(Kind kind, int entries, long seed) throws Exception {
        new Script<>(kind, entries, seed + 100, Types.STRING, number -> "key " + number).run();
    }

    private final class Script<K> {
        private final TypeInformation<K> type;
        private final Random random;
        private final Kinds.ManualClock clock = new Kinds.ManualClock();
        private final PlainMaps<K> plain = new PlainMaps<>();
        private final List<K> known = new ArrayList<>();
        private final Kinds<K> kinds;

        Script(Kind kind, int entries, long seed, TypeInformation<K> type, LongFunction<K> key) {
            this.type = type;
            this.random = new Random(seed);
            for (long number = 0; number < KEYS; number++) known.add(key.apply(number));
            this.kinds = new Kinds<>(type, new Kinds.Place(0, 1, Kinds.GROUPS, store(kind), entries), clock, null);
        }

        void run() throws Exception {
            List<SnapshotFile> chain = new ArrayList<>();
            for (int round = 0; round < 4; round++) {
                change(random.nextInt(2_000));
                Map<K, String> then = expected();
                KeyedSnapshot<K> snapshot = kinds.states.snapshot(OPERATOR, kinds.serializer);
                boolean isIncremental = !chain.isEmpty() && random.nextInt(4) != 0;
                if (!isIncremental) chain.clear();
                long takenMillis = clock.millis;
                // Changes during the write of the snapshot must not appear in it.
                int meanwhile = random.nextInt(1_000);
                change(meanwhile / 2);
                long laterMillis = clock.millis;
                clock.millis = takenMillis;
                chain.add(write(snapshot, "chk-" + round, isIncremental));
                Map<K, String> restored = restored(chain);
                clock.millis = laterMillis;
                assertThat(restored).describedAs("round %d", round).isEqualTo(then);
                change(meanwhile / 2);
                snapshot.release();
                assertThat(shown(kinds, known)).isEqualTo(expected());
                assertThat(kinds.counted()).containsExactlyInAnyOrderElementsOf(counted());
            }
        }

        private List<K> counted() {
            return known.stream().filter(key -> plain.get(key, "count") != null).toList();
        }

        private void change(int times) throws Exception {
            for (int i = 0; i < times; i++) {
                K key = known.get(random.nextInt(KEYS));
                kinds.change(key, random.nextInt(17), random.nextInt(10_000), plain);
                if (random.nextInt(100) == 0) {
                    clock.millis += 10;
                    plain.advance(10);
                }
                if (random.nextInt(10) == 0) {
                    K other = known.get(random.nextInt(KEYS));
                    assertThat(kinds.of(other)).isEqualTo(Kinds.of(other, plain));
                }
            }
        }

        private Map<K, String> expected() {
            Map<K, String> all = new TreeMap<>();
            for (K key : known) all.put(key, Kinds.of(key, plain));
            return all;
        }

        private Map<K, String> shown(Kinds<K> from, List<K> keys) throws Exception {
            Map<K, String> all = new TreeMap<>();
            for (K key : keys) all.put(key, from.of(key));
            return all;
        }

        private Map<K, String> restored(List<SnapshotFile> chain) throws Exception {
            int parallelism = 1 + random.nextInt(3);
            int groups = GROUPS[random.nextInt(GROUPS.length)];
            RowStore store = store(Kind.values()[random.nextInt(2)]);
            Map<K, String> all = new TreeMap<>();
            for (int subtask = 0; subtask < parallelism; subtask++) {
                KeyedRestore<K> restore = new KeyedRestore<>(
                        chain,
                        OPERATOR,
                        Kinds.GROUPS,
                        kinds.serializer,
                        getClass().getClassLoader());
                int entries = random.nextInt(5) * random.nextInt(20);
                Kinds<K> part = new Kinds<>(
                        type, new Kinds.Place(subtask, parallelism, groups, store, entries), clock, restore);
                List<K> own = new ArrayList<>();
                for (K each : known) {
                    if (part.states.owns(kinds.keys.hash(each))) own.add(each);
                }
                all.putAll(shown(part, own));
            }
            return all;
        }

        private SnapshotFile write(KeyedSnapshot<K> snapshot, String name, boolean isIncremental) throws Exception {
            Path path = directory.resolve(name);
            int blockBytes = 1 << random.nextInt(14);
            try (SnapshotFileWriter writer = new SnapshotFileWriter(DISK.create(path), blockBytes)) {
                snapshot.write(writer, isIncremental);
                writer.finish();
            }
            // Otherwise the checkpoint fails, or the states learn late that it is complete.
            if (random.nextInt(3) > 0) snapshot.changes().complete();
            return SnapshotFile.open(DISK, path);
        }
    }
}
