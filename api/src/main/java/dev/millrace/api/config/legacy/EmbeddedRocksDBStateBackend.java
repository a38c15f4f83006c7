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

/// State in memory, and on local disks what has no room there. Of the settings, whether checkpoints are incremental and
/// where RocksDB has its files have an effect; [RocksDBOptions] says why the others have none.
public class EmbeddedRocksDBStateBackend implements StateBackend {
    private static final long serialVersionUID = 1L;

    private TernaryBoolean incremental;
    private String @Nullable [] directories;
    private @Nullable PredefinedOptions predefined;
    private @Nullable PriorityQueueStateType timers;
    private @Nullable Integer transferThreads;

    /// Where Flink keeps timers. A choice has no effect.
    public enum PriorityQueueStateType implements DescribedEnum {
        /// In memory.
        HEAP("in memory"),
        /// In RocksDB.
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

    /// The configuration says whether a checkpoint holds only what changed.
    public EmbeddedRocksDBStateBackend() {
        this(TernaryBoolean.UNDEFINED);
    }

    /// @param enableIncrementalCheckpointing whether a checkpoint holds only what changed
    public EmbeddedRocksDBStateBackend(boolean enableIncrementalCheckpointing) {
        this(TernaryBoolean.fromBoolean(enableIncrementalCheckpointing));
    }

    /// @param enableIncrementalCheckpointing whether a checkpoint holds only what changed; if not said, the
    ///     configuration says so
    public EmbeddedRocksDBStateBackend(TernaryBoolean enableIncrementalCheckpointing) {
        this.incremental = enableIncrementalCheckpointing;
    }

    /// A backend with these settings, and with those of a configuration where these say nothing.
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

    public boolean isIncrementalCheckpointsEnabled() {
        return incremental.getOrDefault(CheckpointingOptions.INCREMENTAL_CHECKPOINTS.defaultValue());
    }

    /// Whether a job may start from a snapshot that it does not own.
    public boolean supportsNoClaimRestoreMode() {
        return true;
    }

    /// Says where RocksDB has its files.
    public void setDbStoragePath(String path) {
        setDbStoragePaths(path);
    }

    /// Says where RocksDB has its files; of several directories the first counts.
    public void setDbStoragePaths(String... paths) {
        Preconditions.checkArgument(paths.length > 0, "RocksDB needs a directory for its files: give at least one");
        directories = paths.clone();
    }

    /// @return null if nobody has said so
    public String @Nullable [] getDbStoragePaths() {
        String[] known = directories;
        return known == null ? null : known.clone();
    }

    public PredefinedOptions getPredefinedOptions() {
        PredefinedOptions known = predefined;
        return known == null ? PredefinedOptions.DEFAULT : known;
    }

    /// Has no effect.
    public void setPredefinedOptions(PredefinedOptions options) {
        predefined = Preconditions.checkNotNull(options);
    }

    public PriorityQueueStateType getPriorityQueueStateType() {
        PriorityQueueStateType known = timers;
        return known == null ? PriorityQueueStateType.ROCKSDB : known;
    }

    /// Has no effect.
    public void setPriorityQueueStateType(PriorityQueueStateType priorityQueueStateType) {
        timers = Preconditions.checkNotNull(priorityQueueStateType);
    }

    public int getNumberOfTransferThreads() {
        Integer known = transferThreads;
        return known == null ? RocksDBOptions.CHECKPOINT_TRANSFER_THREAD_NUM.defaultValue() : known;
    }

    /// Has no effect.
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
