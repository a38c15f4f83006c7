package dev.millrace.api.state;

import dev.millrace.api.time.legacy.Time;
import dev.millrace.api.util.Preconditions;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long values of a state live, and when expired ones are removed.
///
/// ```java
/// StateTtlConfig.newBuilder(Duration.ofHours(1)).updateTtlOnReadAndWrite().build();
/// ```
public class StateTtlConfig implements Serializable {
    private static final long serialVersionUID = 1L;

    /// Values live forever.
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

    public UpdateType getUpdateType() {
        return updateType;
    }

    public StateVisibility getStateVisibility() {
        return stateVisibility;
    }

    /// The same as [#getTimeToLive], for programs of Flink 1.x.
    public Time getTtl() {
        return Time.fromDuration(ttl);
    }

    public Duration getTimeToLive() {
        return ttl;
    }

    public TtlTimeCharacteristic getTtlTimeCharacteristic() {
        return ttlTimeCharacteristic;
    }

    public boolean isEnabled() {
        return updateType != UpdateType.Disabled;
    }

    public CleanupStrategies getCleanupStrategies() {
        return cleanupStrategies;
    }

    @Override
    public String toString() {
        return "StateTtlConfig " + ttl + ", " + updateType + ", " + stateVisibility;
    }

    /// @throws IllegalArgumentException if the time is not positive
    public static Builder newBuilder(Duration ttl) {
        return new Builder(ttl);
    }

    /// The same as [#newBuilder(Duration)], for programs of Flink 1.x.
    public static Builder newBuilder(Time ttl) {
        return newBuilder(ttl.toDuration());
    }

    /// Starts from another configuration.
    public static Builder newBuilder(StateTtlConfig other) {
        return new Builder(other);
    }

    /// What gives a value a new life.
    public enum UpdateType {
        /// Values live forever.
        Disabled,
        /// Making or changing it.
        OnCreateAndWrite,
        /// Making, changing or reading it.
        OnReadAndWrite
    }

    /// Whether expired values may be seen.
    public enum StateVisibility {
        /// As long as they are not removed.
        ReturnExpiredIfNotCleanedUp,
        /// Never.
        NeverReturnExpired
    }

    /// By which time values expire.
    public enum TtlTimeCharacteristic {
        ProcessingTime
    }

    /// When expired values are removed.
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

        /// Whether full snapshots leave them out.
        public boolean inFullSnapshot() {
            return isFullSnapshot;
        }

        /// Whether they are removed as the kind of state tables likes it best.
        public boolean isCleanupInBackground() {
            return isInBackground;
        }

        /// How they are looked for while state is used; null if they are not.
        public @Nullable IncrementalCleanupStrategy getIncrementalCleanupStrategy() {
            return incremental == null && isInBackground ? DEFAULT_INCREMENTAL : incremental;
        }

        /// Whether tables on disk remove them when they are rewritten.
        public boolean inRocksdbCompactFilter() {
            return getRocksdbCompactFilterCleanupStrategy() != null;
        }

        /// How tables on disk remove them; null if they do not.
        public @Nullable RocksdbCompactFilterCleanupStrategy getRocksdbCompactFilterCleanupStrategy() {
            return compaction == null && isInBackground ? DEFAULT_COMPACTION : compaction;
        }

        /// A way to remove expired values.
        sealed interface CleanupStrategy extends Serializable
                permits IncrementalCleanupStrategy, RocksdbCompactFilterCleanupStrategy {}
    }

    /// Looks at a few entries at each access.
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

        /// Entries looked at each time.
        public int getCleanupSize() {
            return cleanupSize;
        }

        /// Whether each record counts, rather than each access.
        public boolean runCleanupForEveryRecord() {
            return runCleanupForEveryRecord;
        }
    }

    /// Removes them when tables on disk are rewritten.
    public static final class RocksdbCompactFilterCleanupStrategy implements CleanupStrategies.CleanupStrategy {
        private static final long serialVersionUID = 1L;

        private final long queryTimeAfterNumEntries;
        private final Duration periodicCompactionTime;

        private RocksdbCompactFilterCleanupStrategy(long queryTimeAfterNumEntries, Duration periodicCompactionTime) {
            this.queryTimeAfterNumEntries = queryTimeAfterNumEntries;
            this.periodicCompactionTime = periodicCompactionTime;
        }

        /// The clock is read again after so many entries.
        public long getQueryTimeAfterNumEntries() {
            return queryTimeAfterNumEntries;
        }

        /// Tables older than this are rewritten.
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

        /// What gives a value a new life.
        public Builder setUpdateType(UpdateType updateType) {
            this.updateType = updateType;
            return this;
        }

        public Builder updateTtlOnCreateAndWrite() {
            return setUpdateType(UpdateType.OnCreateAndWrite);
        }

        public Builder updateTtlOnReadAndWrite() {
            return setUpdateType(UpdateType.OnReadAndWrite);
        }

        /// Whether expired values may be seen.
        public Builder setStateVisibility(StateVisibility stateVisibility) {
            this.stateVisibility = stateVisibility;
            return this;
        }

        public Builder returnExpiredIfNotCleanedUp() {
            return setStateVisibility(StateVisibility.ReturnExpiredIfNotCleanedUp);
        }

        public Builder neverReturnExpired() {
            return setStateVisibility(StateVisibility.NeverReturnExpired);
        }

        /// By which time values expire.
        public Builder setTtlTimeCharacteristic(TtlTimeCharacteristic ttlTimeCharacteristic) {
            this.ttlTimeCharacteristic = ttlTimeCharacteristic;
            return this;
        }

        public Builder useProcessingTime() {
            return setTtlTimeCharacteristic(TtlTimeCharacteristic.ProcessingTime);
        }

        /// Full snapshots leave expired values out; local state keeps them.
        public Builder cleanupFullSnapshot() {
            this.isFullSnapshot = true;
            return this;
        }

        /// Looks at a few entries at each access, and if so wanted at each record.
        public Builder cleanupIncrementally(int cleanupSize, boolean runCleanupForEveryRecord) {
            this.incremental = new IncrementalCleanupStrategy(cleanupSize, runCleanupForEveryRecord);
            return this;
        }

        /// Tables on disk remove expired values when they are rewritten, reading the clock after so many entries.
        public Builder cleanupInRocksdbCompactFilter(long queryTimeAfterNumEntries) {
            Duration age = CleanupStrategies.DEFAULT_COMPACTION.getPeriodicCompactionTime();
            return cleanupInRocksdbCompactFilter(queryTimeAfterNumEntries, age);
        }

        /// As [#cleanupInRocksdbCompactFilter(long)]; tables older than the time are rewritten.
        public Builder cleanupInRocksdbCompactFilter(long queryTimeAfterNumEntries, Duration periodicCompactionTime) {
            this.compaction = new RocksdbCompactFilterCleanupStrategy(queryTimeAfterNumEntries, periodicCompactionTime);
            return this;
        }

        /// Only the ways named explicitly remove expired values.
        public Builder disableCleanupInBackground() {
            this.isInBackground = false;
            return this;
        }

        /// The same as [#setTimeToLive], for programs of Flink 1.x.
        public Builder setTtl(Time ttl) {
            return setTimeToLive(ttl.toDuration());
        }

        /// Sets another time.
        public Builder setTimeToLive(Duration ttl) {
            this.ttl = checked(ttl);
            return this;
        }

        public StateTtlConfig build() {
            return new StateTtlConfig(this);
        }
    }
}
