package dev.millrace.runtime.job.deploy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.config.StateBackendOptions;
import dev.millrace.api.config.legacy.RocksDBOptions;
import dev.millrace.api.fs.FileSystems;
import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.job.Region;
import dev.millrace.runtime.job.RuntimeOptions;
import dev.millrace.state.spill.SpillOptions;
import dev.millrace.state.tier.RowStore;
import dev.millrace.state.tier.RowStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds the store for keyed state that exceeds memory. All subtasks of one attempt of a region in this worker
/// share the store. Half of the region's managed memory is for the store; the subtasks' tables on the heap share
/// the other half.
///
/// @param name the name of the state backend
/// @param subtasks the number of subtasks with keyed state
/// @param heapBytes the memory for all tables on the heap
/// @param entries the maximum number of entries on the heap of one subtask
public record StateRoom(RowStore store, String name, int subtasks, long heapBytes, long entries) {
    private static final Logger LOG = LoggerFactory.getLogger(StateRoom.class);
    private static final String HASHMAP = "hashmap";
    private static final String ROCKSDB = "rocksdb";
    private static final String FORST = "forst";
    private static final String ROCKSDB_PREFIX = "state.backend.rocksdb.";

    /// Opens the store that a job's configuration selects.
    ///
    /// @return null if all state stays on the heap
    static @Nullable StateRoom open(LocalDeployment.Task task, JobContext job) {
        Region region = task.region();
        Configuration configuration = job.spec().configuration();
        String name = name(configuration.get(StateBackendOptions.STATE_BACKEND));
        ManagedMemory memory = ManagedMemory.of(task, configuration);
        int subtasks = memory.subtasks();
        // Sorted input has one key at a time, so there is never more than one key in memory.
        boolean isSorted = region.graph().mode() == RuntimeExecutionMode.BATCH;
        if (name.equals(HASHMAP) || subtasks == 0 || isSorted) return null;
        long bytes = memory.bytes();
        RowStore store = RowStores.of(name).open(job.host(), directory(configuration, job, region), bytes / 2);
        return new StateRoom(
                store, name, subtasks, bytes / 2, configuration.get(RuntimeOptions.STATE_ENTRIES_IN_MEMORY));
    }

    /// Returns the state backend that a setting selects. The setting may be a class name of Flink.
    public static String name(String setting) {
        String last = setting.substring(setting.lastIndexOf('.') + 1);
        return switch (last) {
            case HASHMAP, "filesystem", "jobmanager", "HashMapStateBackendFactory" -> HASHMAP;
            case "EmbeddedRocksDBStateBackendFactory",
                    "RocksDBStateBackendFactory",
                    FORST,
                    "ForStStateBackendFactory" -> ROCKSDB;
            default -> setting;
        };
    }

    /// Checks that the configured state backend exists.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if there is no state backend of that name
    public static void check(Configuration configuration) {
        String setting = configuration.get(StateBackendOptions.STATE_BACKEND);
        String name = name(setting);
        if (name.equals(ROCKSDB) && setting.toLowerCase(Locale.ROOT).contains(FORST))
            LOG.info("state.backend.type is '{}': Millrace uses rocksdb behind its tables in memory", setting);
        Set<String> idle = withoutEffect(configuration);
        if (!idle.isEmpty())
            LOG.warn(
                    "{}: no effect; the memory of RocksDB is half of taskmanager.memory.managed.size",
                    String.join(", ", idle));
        // A job without keyed state does not need the module of the store, so only this check loads the module.
        if (!name.equals(HASHMAP) && !name.equals(ROCKSDB)) RowStores.of(name);
    }

    /// Returns the configured RocksDB options that have no effect.
    static Set<String> withoutEffect(Configuration configuration) {
        Set<String> keys = new TreeSet<>(configuration.keySet());
        keys.removeIf(key -> !key.startsWith(ROCKSDB_PREFIX) || key.equals(RocksDBOptions.LOCAL_DIRECTORIES.key()));
        return keys;
    }

    private static Path directory(Configuration configuration, JobContext job, Region region) {
        String title = "millrace-state-%s-%d-%d-".formatted(job.info().getJobId(), region.number(), job.attempt());
        Optional<String> set = configuration.getOptional(RocksDBOptions.LOCAL_DIRECTORIES);
        if (set.isPresent()) {
            String first = set.get().split("[,;]")[0].trim();
            return FileSystems.local(RocksDBOptions.LOCAL_DIRECTORIES.key(), first)
                    .resolve(title + "rows");
        }
        try {
            return job.host().disk().temporaryDirectory(title);
        } catch (IOException unmakeable) {
            throw new UncheckedIOException("no temporary directory for a state store", unmakeable);
        }
    }

    /// Returns the share of one subtask.
    ///
    /// @param member the subtask's number among all subtasks of the job
    SpillOptions share(int member) {
        return new SpillOptions(store, name, member, entries, heapBytes / subtasks);
    }

    /// Closes the store after the attempt. A checkpoint that is still being written can read to its end.
    void close() {
        store.close(() -> {});
    }
}
