package dev.millrace.api;

import org.jspecify.annotations.Nullable;

/// Holds the ids of the operators of a sink: the writer, the committer and the global committer. An operator restores
/// the state that an earlier job stored under the same id. An id is a hash of 32 hexadecimal digits; `millrace state`
/// shows the ids in a snapshot.
public class CustomSinkOperatorUidHashes {
    /// Contains no hashes.
    public static final CustomSinkOperatorUidHashes DEFAULT = builder().build();

    private final @Nullable String writerUidHash;
    private final @Nullable String committerUidHash;
    private final @Nullable String globalCommitterUidHash;

    private CustomSinkOperatorUidHashes(SinkOperatorUidHashesBuilder given) {
        this.writerUidHash = given.writerUidHash;
        this.committerUidHash = given.committerUidHash;
        this.globalCommitterUidHash = given.globalCommitterUidHash;
    }

    /// Returns a builder without hashes.
    public static SinkOperatorUidHashesBuilder builder() {
        return new SinkOperatorUidHashesBuilder();
    }

    /// Returns the hash of the writer, or null if none was set.
    public @Nullable String getWriterUidHash() {
        return writerUidHash;
    }

    /// Returns the hash of the committer, or null if none was set.
    public @Nullable String getCommitterUidHash() {
        return committerUidHash;
    }

    /// Returns the hash of the global committer, or null if none was set.
    public @Nullable String getGlobalCommitterUidHash() {
        return globalCommitterUidHash;
    }

    /// Builds [CustomSinkOperatorUidHashes].
    public static class SinkOperatorUidHashesBuilder {
        private @Nullable String writerUidHash;
        private @Nullable String committerUidHash;
        private @Nullable String globalCommitterUidHash;

        /// Creates a builder without hashes.
        public SinkOperatorUidHashesBuilder() {}

        /// Sets the hash of the writer.
        public SinkOperatorUidHashesBuilder setWriterUidHash(String writerUidHash) {
            this.writerUidHash = writerUidHash;
            return this;
        }

        /// Sets the hash of the committer.
        public SinkOperatorUidHashesBuilder setCommitterUidHash(String committerUidHash) {
            this.committerUidHash = committerUidHash;
            return this;
        }

        /// Sets the hash of the global committer.
        public SinkOperatorUidHashesBuilder setGlobalCommitterUidHash(String globalCommitterUidHash) {
            this.globalCommitterUidHash = globalCommitterUidHash;
            return this;
        }

        /// Returns the hashes.
        public CustomSinkOperatorUidHashes build() {
            return new CustomSinkOperatorUidHashes(this);
        }
    }
}
