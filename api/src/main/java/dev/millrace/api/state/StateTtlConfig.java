package dev.millrace.api.state;

import dev.millrace.api.time.legacy.Time;
import dev.millrace.api.util.Preconditions;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Configures how long the values of a state live and when expired values are removed.
///
/// ```java
/// StateTtlConfig.newBuilder(Duration.ofHours(1)).updateTtlOnReadAndWrite().build();
/// ```
public class StateTtlConfig implements Serializable {
    private static final long serialVersionUID = 1L;

    /// Describes values that never expire.
    public static final StateTtlConfig DISABLED = newBuilder(Duration.ofMillis(Long.MAX_VALUE))
            .setUpdateType(UpdateType.Disabled)
            .build();

    private final UpdateType updateType;
    private final StateVisibility stateVisibility;
    private final TtlTimeCharacteristic ttlTimeCharacteristic;
    private final Duration ttl;
    private final CleanupStrategies cleanupStrategies;

    private StateTtlConfig(Builder builder) {
        this.updateType = builder.updateType;
        this.stateVisibility = builder.stateVisibility;
        this.ttlTimeCharacteristic = builder.ttlTimeCharacteristic;
        this.ttl = builder.ttl;
        this.cleanupStrategies = new CleanupStrategies(
                builder.isFullSnapshot, builder.isInBackground, builder.incremental, builder.compaction);
    }

    /// Returns which accesses restart the time to live of a value.
    public UpdateType getUpdateType() {
        return updateType;
    }

    /// Tells whether a program may read expired values.
    public StateVisibility getStateVisibility() {
        return stateVisibility;
    }

    /// Works like [#getTimeToLive], for programs of Flink 1.x.
    public Time getTtl() {
        return Time.fromDuration(ttl);
    }

    /// Returns the time to live.
    public Duration getTimeToLive() {
        return ttl;
    }

    /// Returns the time by which values expire.
    public TtlTimeCharacteristic getTtlTimeCharacteristic() {
        return ttlTimeCharacteristic;
    }

    /// Tells whether values expire.
    public boolean isEnabled() {
        return updateType != UpdateType.Disabled;
    }

    /// Returns the strategies that remove expired values.
    public CleanupStrategies getCleanupStrategies() {
        return cleanupStrategies;
    }

    @Override
    public String toString() {
        return "StateTtlConfig " + ttl + ", " + updateType + ", " + stateVisibility;
    }

    /// Creates a builder with a time to live.
    ///
    /// @throws IllegalArgumentException if the time to live is not positive
    public static Builder newBuilder(Duration ttl) {
        return new Builder(ttl);
    }

    /// Works like [#newBuilder(Duration)], for programs of Flink 1.x.
    public static Builder newBuilder(Time ttl) {
        return newBuilder(ttl.toDuration());
    }

    /// Creates a builder with the values of another configuration.
    public static Builder newBuilder(StateTtlConfig other) {
        return new Builder(other);
    }

    /// Names the accesses that restart the time to live of a value.
    public enum UpdateType {
        /// Values never expire.
        Disabled,
        /// Creating or changing a value restarts its time to live.
        OnCreateAndWrite,
        /// Creating, changing or reading a value restarts its time to live.
        OnReadAndWrite
    }

    /// Tells whether a program may read expired values.
    public enum StateVisibility {
        /// A program may read an expired value until the value is removed.
        ReturnExpiredIfNotCleanedUp,
        /// A program never reads expired values.
        NeverReturnExpired
    }

    /// Names the time by which values expire.
    public enum TtlTimeCharacteristic {
        ProcessingTime
    }

    /// Configures when expired values are removed.
    public static class CleanupStrategies implements Serializable {
        private static final long serialVersionUID = 1L;
        private static final IncrementalCleanupStrategy DEFAULT_INCREMENTAL = new IncrementalCleanupStrategy(5, false);
        private static final RocksdbCompactFilterCleanupStrategy DEFAULT_COMPACTION =
                new RocksdbCompactFilterCleanupStrategy(1000, Duration.ofDays(30));

        private final boolean isFullSnapshot;
        private final boolean isInBackground;
        private final @Nullable IncrementalCleanupStrategy incremental;
        private final @Nullable RocksdbCompactFilterCleanupStrategy compaction;

        private CleanupStrategies(
                boolean isFullSnapshot,
                boolean isInBackground,
                @Nullable IncrementalCleanupStrategy incremental,
                @Nullable RocksdbCompactFilterCleanupStrategy compaction) {
            this.isFullSnapshot = isFullSnapshot;
            this.isInBackground = isInBackground;
            this.incremental = incremental;
            this.compaction = compaction;
        }

        /// Tells whether full snapshots exclude expired values.
        public boolean inFullSnapshot() {
            return isFullSnapshot;
        }

        /// Tells whether the state backend removes expired values in its default way.
        public boolean isCleanupInBackground() {
            return isInBackground;
        }

        /// Returns the settings of incremental cleanup, or null if incremental cleanup is disabled.
        public @Nullable IncrementalCleanupStrategy getIncrementalCleanupStrategy() {
            return incremental == null && isInBackground ? DEFAULT_INCREMENTAL : incremental;
        }

        /// Tells whether compaction of tables on disk removes expired values.
        public boolean inRocksdbCompactFilter() {
            return getRocksdbCompactFilterCleanupStrategy() != null;
        }

        /// Returns the settings of cleanup during compaction, or null if this cleanup is disabled.
        public @Nullable RocksdbCompactFilterCleanupStrategy getRocksdbCompactFilterCleanupStrategy() {
            return compaction == null && isInBackground ? DEFAULT_COMPACTION : compaction;
        }

        /// Represents a strategy that removes expired values.
        sealed interface CleanupStrategy extends Serializable
                permits IncrementalCleanupStrategy, RocksdbCompactFilterCleanupStrategy {}
    }

    /// Checks a few entries at each access.
    public static final class IncrementalCleanupStrategy implements CleanupStrategies.CleanupStrategy {
        private static final long serialVersionUID = 1L;

        private final int cleanupSize;
        private final boolean runCleanupForEveryRecord;

        private IncrementalCleanupStrategy(int cleanupSize, boolean runCleanupForEveryRecord) {
            Preconditions.checkArgument(
                    cleanupSize > 0, "at least one entry must be looked at, not %s, to remove any", cleanupSize);
            this.cleanupSize = cleanupSize;
            this.runCleanupForEveryRecord = runCleanupForEveryRecord;
        }

        /// Returns the number of entries to check at each access.
        public int getCleanupSize() {
            return cleanupSize;
        }

        /// Tells whether each record triggers a check, in addition to each access.
        public boolean runCleanupForEveryRecord() {
            return runCleanupForEveryRecord;
        }
    }

    /// Removes expired values during compaction of tables on disk.
    public static final class RocksdbCompactFilterCleanupStrategy implements CleanupStrategies.CleanupStrategy {
        private static final long serialVersionUID = 1L;

        private final long queryTimeAfterNumEntries;
        private final Duration periodicCompactionTime;

        private RocksdbCompactFilterCleanupStrategy(long queryTimeAfterNumEntries, Duration periodicCompactionTime) {
            this.queryTimeAfterNumEntries = queryTimeAfterNumEntries;
            this.periodicCompactionTime = periodicCompactionTime;
        }

        /// Returns the number of entries after which compaction reads the clock again.
        public long getQueryTimeAfterNumEntries() {
            return queryTimeAfterNumEntries;
        }

        /// Returns the age from which compaction rewrites a table.
        public Duration getPeriodicCompactionTime() {
            return periodicCompactionTime;
        }
    }

    /// Builds a [StateTtlConfig].
    public static class Builder {
        private UpdateType updateType = UpdateType.OnCreateAndWrite;
        private StateVisibility stateVisibility = StateVisibility.NeverReturnExpired;
        private TtlTimeCharacteristic ttlTimeCharacteristic = TtlTimeCharacteristic.ProcessingTime;
        private Duration ttl;
        private boolean isFullSnapshot;
        private boolean isInBackground = true;
        private @Nullable IncrementalCleanupStrategy incremental;
        private @Nullable RocksdbCompactFilterCleanupStrategy compaction;

        private Builder(Duration ttl) {
            this.ttl = checked(ttl);
        }

        private Builder(StateTtlConfig other) {
            this(other.ttl);
            this.updateType = other.updateType;
            this.stateVisibility = other.stateVisibility;
            this.ttlTimeCharacteristic = other.ttlTimeCharacteristic;
            this.isFullSnapshot = other.cleanupStrategies.isFullSnapshot;
            this.isInBackground = other.cleanupStrategies.isInBackground;
            this.incremental = other.cleanupStrategies.incremental;
            this.compaction = other.cleanupStrategies.compaction;
        }

        private static Duration checked(Duration ttl) {
            Preconditions.checkNotNull(ttl, "the time to live must be given");
            Preconditions.checkArgument(ttl.isPositive(), "the time to live must be positive, not %s", ttl);
            return ttl;
        }

        /// Sets which accesses restart the time to live of a value.
        public Builder setUpdateType(UpdateType updateType) {
            this.updateType = updateType;
            return this;
        }

        /// Restarts the time to live when a value is created or changed.
        public Builder updateTtlOnCreateAndWrite() {
            return setUpdateType(UpdateType.OnCreateAndWrite);
        }

        /// Restarts the time to live when a value is created, changed or read.
        public Builder updateTtlOnReadAndWrite() {
            return setUpdateType(UpdateType.OnReadAndWrite);
        }

        /// Sets whether a program may read expired values.
        public Builder setStateVisibility(StateVisibility stateVisibility) {
            this.stateVisibility = stateVisibility;
            return this;
        }

        /// Allows reading expired values that have not been removed yet.
        public Builder returnExpiredIfNotCleanedUp() {
            return setStateVisibility(StateVisibility.ReturnExpiredIfNotCleanedUp);
        }

        /// Hides expired values.
        public Builder neverReturnExpired() {
            return setStateVisibility(StateVisibility.NeverReturnExpired);
        }

        /// Sets the time by which values expire.
        public Builder setTtlTimeCharacteristic(TtlTimeCharacteristic ttlTimeCharacteristic) {
            this.ttlTimeCharacteristic = ttlTimeCharacteristic;
            return this;
        }

        /// Lets values expire by processing time.
        public Builder useProcessingTime() {
            return setTtlTimeCharacteristic(TtlTimeCharacteristic.ProcessingTime);
        }

        /// Excludes expired values from full snapshots. The local state keeps them.
        public Builder cleanupFullSnapshot() {
            this.isFullSnapshot = true;
            return this;
        }

        /// Checks a few entries at each access.
        ///
        /// @param cleanupSize number of entries to check
        /// @param runCleanupForEveryRecord whether each record triggers a check as well
        public Builder cleanupIncrementally(int cleanupSize, boolean runCleanupForEveryRecord) {
            this.incremental = new IncrementalCleanupStrategy(cleanupSize, runCleanupForEveryRecord);
            return this;
        }

        /// Removes expired values during compaction of tables on disk.
        ///
        /// @param queryTimeAfterNumEntries number of entries after which compaction reads the clock again
        public Builder cleanupInRocksdbCompactFilter(long queryTimeAfterNumEntries) {
            Duration age = CleanupStrategies.DEFAULT_COMPACTION.getPeriodicCompactionTime();
            return cleanupInRocksdbCompactFilter(queryTimeAfterNumEntries, age);
        }

        /// Removes expired values during compaction of tables on disk.
        ///
        /// @param queryTimeAfterNumEntries number of entries after which compaction reads the clock again
        /// @param periodicCompactionTime age from which compaction rewrites a table
        public Builder cleanupInRocksdbCompactFilter(long queryTimeAfterNumEntries, Duration periodicCompactionTime) {
            this.compaction = new RocksdbCompactFilterCleanupStrategy(queryTimeAfterNumEntries, periodicCompactionTime);
            return this;
        }

        /// Disables the default cleanup of the state backend. Only explicitly configured strategies remove
        /// expired values.
        public Builder disableCleanupInBackground() {
            this.isInBackground = false;
            return this;
        }

        /// Works like [#setTimeToLive], for programs of Flink 1.x.
        public Builder setTtl(Time ttl) {
            return setTimeToLive(ttl.toDuration());
        }

        /// Sets the time to live.
        public Builder setTimeToLive(Duration ttl) {
            this.ttl = checked(ttl);
            return this;
        }

        /// Returns the configuration.
        public StateTtlConfig build() {
            return new StateTtlConfig(this);
        }
    }
}
