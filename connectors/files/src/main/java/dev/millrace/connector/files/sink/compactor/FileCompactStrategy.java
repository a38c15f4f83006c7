package dev.millrace.connector.files.sink.compactor;

import java.io.Serializable;

/// Decides when the finished files of a bucket are compacted: as soon as one of the conditions holds.
public class FileCompactStrategy implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int UNSET = -1;

    private final long sizeThreshold;
    private final int numCheckpointsBeforeCompaction;
    private final int numCompactThreads;

    private FileCompactStrategy(Builder builder) {
        this.sizeThreshold = builder.sizeThreshold;
        this.numCheckpointsBeforeCompaction = builder.numCheckpoints;
        this.numCompactThreads = builder.numCompactThreads;
    }

    /// Returns the total size in bytes from which on the files of a bucket are compacted; negative if disabled.
    public long getSizeThreshold() {
        return sizeThreshold;
    }

    /// Returns the number of checkpoints after which the files of a bucket are compacted; negative if disabled.
    public int getNumCheckpointsBeforeCompaction() {
        return numCheckpointsBeforeCompaction;
    }

    /// Returns the number of concurrent compactions per subtask; negative for one.
    public int getNumCompactThreads() {
        return numCompactThreads;
    }

    /// Collects the conditions.
    public static class Builder {
        private long sizeThreshold = UNSET;
        private int numCheckpoints = UNSET;
        private int numCompactThreads = UNSET;

        public static Builder newBuilder() {
            return new Builder();
        }

        /// Compacts the files of a bucket after this number of checkpoints.
        public Builder enableCompactionOnCheckpoint(int numCheckpointsBeforeCompaction) {
            if (numCheckpointsBeforeCompaction <= 0)
                throw new IllegalArgumentException("files cannot be compacted every " + numCheckpointsBeforeCompaction
                        + " checkpoints: name a positive number");
            numCheckpoints = numCheckpointsBeforeCompaction;
            return this;
        }

        /// Compacts the files of a bucket when their total size reaches this number of bytes.
        public Builder setSizeThreshold(long sizeThreshold) {
            this.sizeThreshold = sizeThreshold;
            return this;
        }

        /// Sets the number of concurrent compactions per subtask.
        public Builder setNumCompactThreads(int numCompactThreads) {
            if (numCompactThreads <= 0)
                throw new IllegalArgumentException(
                        "files cannot be compacted by " + numCompactThreads + " threads: name a positive number");
            this.numCompactThreads = numCompactThreads;
            return this;
        }

        /// @throws IllegalArgumentException if there is no condition
        public FileCompactStrategy build() {
            if (sizeThreshold < 0 && numCheckpoints < 0)
                throw new IllegalArgumentException("nothing says when files are to be compacted: call setSizeThreshold"
                        + " or enableCompactionOnCheckpoint, or both");
            return new FileCompactStrategy(this);
        }
    }
}
