package dev.millrace.api.config.legacy;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.DescribedEnum;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.config.StateBackendOptions;
import dev.millrace.api.config.TernaryBoolean;
import dev.millrace.api.config.description.InlineElement;
import dev.millrace.api.config.description.TextElement;
import dev.millrace.api.util.Preconditions;
import java.io.File;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Keeps state in memory and on local disks. Two settings have an effect: incremental checkpoints and the directory of
/// RocksDB's files. [RocksDBOptions] documents why other settings have none. Not thread-safe.
public class EmbeddedRocksDBStateBackend implements StateBackend {
    private static final long serialVersionUID = 1L;

    private TernaryBoolean incremental;
    private String @Nullable [] directories;
    private @Nullable PredefinedOptions predefined;
    private @Nullable PriorityQueueStateType timers;
    private @Nullable Integer transferThreads;

    /// Lists the places where Flink keeps timers. The choice has no effect.
    public enum PriorityQueueStateType implements DescribedEnum {
        /// Keeps timers in memory.
        HEAP("in memory"),
        /// Keeps timers in RocksDB.
        ROCKSDB("in RocksDB");

        private final InlineElement description;

        PriorityQueueStateType(String description) {
            this.description = TextElement.text(description);
        }

        @Override
        public InlineElement getDescription() {
            return description;
        }
    }

    /// Creates a backend. The configuration decides whether checkpoints are incremental.
    public EmbeddedRocksDBStateBackend() {
        this(TernaryBoolean.UNDEFINED);
    }

    /// Creates a backend.
    ///
    /// @param enableIncrementalCheckpointing whether a checkpoint contains only changes
    public EmbeddedRocksDBStateBackend(boolean enableIncrementalCheckpointing) {
        this(TernaryBoolean.fromBoolean(enableIncrementalCheckpointing));
    }

    /// Creates a backend.
    ///
    /// @param enableIncrementalCheckpointing whether a checkpoint contains only changes; if undefined, the
    ///     configuration decides
    public EmbeddedRocksDBStateBackend(TernaryBoolean enableIncrementalCheckpointing) {
        this.incremental = enableIncrementalCheckpointing;
    }

    /// Returns a copy of the backend. For settings that the backend does not define, the copy takes the values of
    /// a configuration.
    public EmbeddedRocksDBStateBackend configure(ReadableConfig config, ClassLoader classLoader) {
        EmbeddedRocksDBStateBackend configured =
                new EmbeddedRocksDBStateBackend(TernaryBoolean.mergeTernaryBooleanWithConfig(
                        incremental, CheckpointingOptions.INCREMENTAL_CHECKPOINTS, config));
        configured.directories = directories != null
                ? directories.clone()
                : config.getOptional(RocksDBOptions.LOCAL_DIRECTORIES)
                        .map(set -> set.split("[,;" + File.pathSeparator + "]"))
                        .orElse(null);
        configured.predefined = predefined != null
                ? predefined
                : PredefinedOptions.valueOf(config.get(RocksDBOptions.PREDEFINED_OPTIONS));
        configured.timers = timers != null ? timers : config.get(RocksDBOptions.TIMER_SERVICE_FACTORY);
        configured.transferThreads =
                transferThreads != null ? transferThreads : config.get(RocksDBOptions.CHECKPOINT_TRANSFER_THREAD_NUM);
        return configured;
    }

    /// Returns whether checkpoints are incremental.
    public boolean isIncrementalCheckpointsEnabled() {
        return incremental.getOrDefault(CheckpointingOptions.INCREMENTAL_CHECKPOINTS.defaultValue());
    }

    /// Returns whether a job may start from a snapshot that the job does not own. Always true.
    public boolean supportsNoClaimRestoreMode() {
        return true;
    }

    /// Sets the directory of RocksDB's files.
    public void setDbStoragePath(String path) {
        setDbStoragePaths(path);
    }

    /// Sets the directories of RocksDB's files. Millrace uses the first.
    ///
    /// @throws IllegalArgumentException if there is no directory
    public void setDbStoragePaths(String... paths) {
        Preconditions.checkArgument(paths.length > 0, "RocksDB needs a directory for its files: give at least one");
        directories = paths.clone();
    }

    /// Returns the directories of RocksDB's files; null if they are not set.
    public String @Nullable [] getDbStoragePaths() {
        String[] known = directories;
        return known == null ? null : known.clone();
    }

    /// Returns the predefined options, which have no effect.
    public PredefinedOptions getPredefinedOptions() {
        PredefinedOptions known = predefined;
        return known == null ? PredefinedOptions.DEFAULT : known;
    }

    /// Stores the options, which have no effect.
    public void setPredefinedOptions(PredefinedOptions options) {
        predefined = Preconditions.checkNotNull(options);
    }

    /// Returns the place of timers, which has no effect.
    public PriorityQueueStateType getPriorityQueueStateType() {
        PriorityQueueStateType known = timers;
        return known == null ? PriorityQueueStateType.ROCKSDB : known;
    }

    /// Stores the place of timers, which has no effect.
    public void setPriorityQueueStateType(PriorityQueueStateType priorityQueueStateType) {
        timers = Preconditions.checkNotNull(priorityQueueStateType);
    }

    /// Returns the number of transfer threads, which has no effect.
    public int getNumberOfTransferThreads() {
        Integer known = transferThreads;
        return known == null ? RocksDBOptions.CHECKPOINT_TRANSFER_THREAD_NUM.defaultValue() : known;
    }

    /// Stores the number of threads, which has no effect.
    ///
    /// @throws IllegalArgumentException if the number is not positive
    public void setNumberOfTransferThreads(int numberOfTransferThreads) {
        Preconditions.checkArgument(numberOfTransferThreads > 0, "at least one thread, not " + numberOfTransferThreads);
        transferThreads = numberOfTransferThreads;
    }

    @Override
    public String toString() {
        return "EmbeddedRocksDBStateBackend{directories=" + Arrays.toString(directories) + ", incremental="
                + incremental + '}';
    }

    @Override
    public void writeTo(Configuration configuration) {
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        Boolean isIncremental = incremental.getAsBoolean();
        if (isIncremental != null) configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, isIncremental);
        if (directories != null) configuration.set(RocksDBOptions.LOCAL_DIRECTORIES, String.join(",", directories));
        if (predefined != null) configuration.set(RocksDBOptions.PREDEFINED_OPTIONS, predefined.name());
        if (timers != null) configuration.set(RocksDBOptions.TIMER_SERVICE_FACTORY, timers);
        if (transferThreads != null) configuration.set(RocksDBOptions.CHECKPOINT_TRANSFER_THREAD_NUM, transferThreads);
    }
}
