package dev.millrace.connector.files.sink;

import dev.millrace.api.config.MemorySize;
import dev.millrace.connector.files.fs.FileFaults;
import java.io.IOException;
import java.time.Duration;

/// Ends a file when it is large, old or idle: 128 MB, one minute, one minute unless set otherwise.
///
/// @param <IN> the type of the records
/// @param <BucketID> names buckets
public final class DefaultRollingPolicy<IN, BucketID> implements RollingPolicy<IN, BucketID> {
    private static final long serialVersionUID = 1L;
    private static final long PART_SIZE = 128L << 20;
    private static final long INTERVAL_MILLIS = 60_000;

    private final long partSize;
    private final long rolloverIntervalMillis;
    private final long inactivityIntervalMillis;

    private DefaultRollingPolicy(long partSize, long rolloverIntervalMillis, long inactivityIntervalMillis) {
        this.partSize = positive("part size", partSize);
        this.rolloverIntervalMillis = positive("rollover interval", rolloverIntervalMillis);
        this.inactivityIntervalMillis = positive("inactivity interval", inactivityIntervalMillis);
    }

    @Override
    public boolean shouldRollOnCheckpoint(PartFileInfo<BucketID> partFileState) throws IOException {
        return partFileState.getSize() > partSize;
    }

    @Override
    public boolean shouldRollOnEvent(PartFileInfo<BucketID> partFileState, IN element) throws IOException {
        return partFileState.getSize() > partSize;
    }

    @Override
    public boolean shouldRollOnProcessingTime(PartFileInfo<BucketID> partFileState, long currentTime) {
        return currentTime - partFileState.getCreationTime() >= rolloverIntervalMillis
                || currentTime - partFileState.getLastUpdateTime() >= inactivityIntervalMillis;
    }

    /// In bytes.
    public long getMaxPartSize() {
        return partSize;
    }

    /// In milliseconds.
    public long getRolloverInterval() {
        return rolloverIntervalMillis;
    }

    /// In milliseconds.
    public long getInactivityInterval() {
        return inactivityIntervalMillis;
    }

    public static PolicyBuilder builder() {
        return new PolicyBuilder(PART_SIZE, INTERVAL_MILLIS, INTERVAL_MILLIS);
    }

    /// The earlier name of [#builder].
    public static PolicyBuilder create() {
        return builder();
    }

    private static long positive(String name, long value) {
        if (value > 0) return value;
        throw FileFaults.BAD_SETTING
                .what("the %s of a rolling policy is %d", name, value)
                .fix("make it positive");
    }

    /// Gathers the limits; every call gives a new builder.
    public static final class PolicyBuilder {
        private final long partSize;
        private final long rolloverIntervalMillis;
        private final long inactivityIntervalMillis;

        private PolicyBuilder(long partSize, long rolloverIntervalMillis, long inactivityIntervalMillis) {
            this.partSize = partSize;
            this.rolloverIntervalMillis = rolloverIntervalMillis;
            this.inactivityIntervalMillis = inactivityIntervalMillis;
        }

        public PolicyBuilder withMaxPartSize(MemorySize size) {
            return withMaxPartSize(size.getBytes());
        }

        /// @param bytes beyond which a file ends
        public PolicyBuilder withMaxPartSize(long bytes) {
            return new PolicyBuilder(bytes, rolloverIntervalMillis, inactivityIntervalMillis);
        }

        public PolicyBuilder withInactivityInterval(Duration interval) {
            return withInactivityInterval(interval.toMillis());
        }

        /// @param millis without a record, after which a file ends
        public PolicyBuilder withInactivityInterval(long millis) {
            return new PolicyBuilder(partSize, rolloverIntervalMillis, millis);
        }

        public PolicyBuilder withRolloverInterval(Duration interval) {
            return withRolloverInterval(interval.toMillis());
        }

        /// @param millis after which a file ends
        public PolicyBuilder withRolloverInterval(long millis) {
            return new PolicyBuilder(partSize, millis, inactivityIntervalMillis);
        }

        public <IN, BucketID> DefaultRollingPolicy<IN, BucketID> build() {
            return new DefaultRollingPolicy<>(partSize, rolloverIntervalMillis, inactivityIntervalMillis);
        }
    }
}
