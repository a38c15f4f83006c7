package dev.millrace.api;

import org.jspecify.annotations.Nullable;

/// The hashes by which the parts of a sink find the state that other parts left under these.
public class CustomSinkOperatorUidHashes {
    /// None.
    public static final CustomSinkOperatorUidHashes DEFAULT = builder().build();

    private final @Nullable String writerUidHash;
    private final @Nullable String committerUidHash;
    private final @Nullable String globalCommitterUidHash;

    private CustomSinkOperatorUidHashes(SinkOperatorUidHashesBuilder given) {
        this.writerUidHash = given.writerUidHash;
        this.committerUidHash = given.committerUidHash;
        this.globalCommitterUidHash = given.globalCommitterUidHash;
    }

    /// Begins without hashes.
    public static SinkOperatorUidHashesBuilder builder() {
        return new SinkOperatorUidHashesBuilder();
    }

    /// The hash of the writer, or null.
    public @Nullable String getWriterUidHash() {
        return writerUidHash;
    }

    /// The hash of the committer, or null.
    public @Nullable String getCommitterUidHash() {
        return committerUidHash;
    }

    /// The hash of a committer for all subtasks, or null.
    public @Nullable String getGlobalCommitterUidHash() {
        return globalCommitterUidHash;
    }

    /// Collects hashes.
    public static class SinkOperatorUidHashesBuilder {
        private @Nullable String writerUidHash;
        private @Nullable String committerUidHash;
        private @Nullable String globalCommitterUidHash;

        /// Begins without hashes.
        public SinkOperatorUidHashesBuilder() {}

        /// The hash of the writer.
        public SinkOperatorUidHashesBuilder setWriterUidHash(String writerUidHash) {
            this.writerUidHash = writerUidHash;
            return this;
        }

        /// The hash of the committer.
        public SinkOperatorUidHashesBuilder setCommitterUidHash(String committerUidHash) {
            this.committerUidHash = committerUidHash;
            return this;
        }

        /// The hash of a committer for all subtasks.
        public SinkOperatorUidHashesBuilder setGlobalCommitterUidHash(String globalCommitterUidHash) {
            this.globalCommitterUidHash = globalCommitterUidHash;
            return this;
        }

        /// The hashes.
        public CustomSinkOperatorUidHashes build() {
            return new CustomSinkOperatorUidHashes(this);
        }
    }
}
