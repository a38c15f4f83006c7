package dev.millrace.connector.files.sink.compactor;

import java.io.Serializable;

/// When the finished files of a bucket are made into one: as soon as any of its conditions holds.
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

    /// Bytes of all files that wait in a bucket from which on they are made into one; negative if their size does
    /// not matter.
    public long getSizeThreshold() {
        return sizeThreshold;
    }

    /// Checkpoints after which the files of a bucket are made into one; negative if checkpoints do not matter.
    public int getNumCheckpointsBeforeCompaction() {
        return numCheckpointsBeforeCompaction;
    }

    /// Files that each subtask writes at the same time; negative for one.
    public int getNumCompactThreads() {
        return numCompactThreads;
    }

    /// Gathers the conditions.
    public static class Builder {
        private long sizeThreshold = UNSET;
        private int numCheckpoints = UNSET;
        private int numCompactThreads = UNSET;

        public static Builder newBuilder() {
            return new Builder();
        }

        /// Makes the files of a bucket into one every so many checkpoints.
        public Builder enableCompactionOnCheckpoint(int numCheckpointsBeforeCompaction) {
            if (numCheckpointsBeforeCompaction <= 0)
                throw new IllegalArgumentException("files cannot be compacted every " + numCheckpointsBeforeCompaction
                        + " checkpoints: name a positive number");
            numCheckpoints = numCheckpointsBeforeCompaction;
            return this;
        }

        /// Makes the files of a bucket into one when they have at least so many bytes together.
        public Builder setSizeThreshold(long sizeThreshold) {
            this.sizeThreshold = sizeThreshold;
            return this;
        }

        /// Lets each subtask write so many files at the same time.
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
