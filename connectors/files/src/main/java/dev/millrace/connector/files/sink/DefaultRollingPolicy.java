package dev.millrace.connector.files.sink;

import dev.millrace.api.config.MemorySize;
import dev.millrace.connector.files.fs.FileFaults;
import java.io.IOException;
import java.time.Duration;

/// Finishes a file when it is large, old or inactive; the defaults are 128 MB, one minute and one minute.
///
/// @param <IN> the type of the records
/// @param <BucketID> the type of bucket ids
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

    /// Returns the limit in bytes.
    public long getMaxPartSize() {
        return partSize;
    }

    /// Returns the limit in milliseconds.
    public long getRolloverInterval() {
        return rolloverIntervalMillis;
    }

    /// Returns the limit in milliseconds.
    public long getInactivityInterval() {
        return inactivityIntervalMillis;
    }

    public static PolicyBuilder builder() {
        return new PolicyBuilder(PART_SIZE, INTERVAL_MILLIS, INTERVAL_MILLIS);
    }

    /// Creates a builder; the former name of [#builder].
    public static PolicyBuilder create() {
        return builder();
    }

    private static long positive(String name, long value) {
        if (value > 0) return value;
        throw FileFaults.BAD_SETTING
                .what("The %s of a rolling policy is %d.", name, value)
                .fix("Set a positive value.");
    }

    /// Collects the limits; every call returns a new builder.
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

        /// @param bytes the size from which on a file is finished
        public PolicyBuilder withMaxPartSize(long bytes) {
            return new PolicyBuilder(bytes, rolloverIntervalMillis, inactivityIntervalMillis);
        }

        public PolicyBuilder withInactivityInterval(Duration interval) {
            return withInactivityInterval(interval.toMillis());
        }

        /// @param millis the time without a record after which a file is finished
        public PolicyBuilder withInactivityInterval(long millis) {
            return new PolicyBuilder(partSize, rolloverIntervalMillis, millis);
        }

        public PolicyBuilder withRolloverInterval(Duration interval) {
            return withRolloverInterval(interval.toMillis());
        }

        /// @param millis the age at which a file is finished
        public PolicyBuilder withRolloverInterval(long millis) {
            return new PolicyBuilder(partSize, millis, inactivityIntervalMillis);
        }

        public <IN, BucketID> DefaultRollingPolicy<IN, BucketID> build() {
            return new DefaultRollingPolicy<>(partSize, rolloverIntervalMillis, inactivityIntervalMillis);
        }
    }
}
