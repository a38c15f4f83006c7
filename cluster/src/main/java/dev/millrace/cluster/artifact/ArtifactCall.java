package dev.millrace.cluster.artifact;

import dev.millrace.cluster.call.Call;

/// All that can be asked of a store of artifacts. Files travel in chunks, each a call of its own: so a transfer
/// that was interrupted goes on where it stopped, and takes no more memory than a chunk.
public sealed interface ArtifactCall<R extends Record> extends Call<R> {

    /// Asks for bytes of an artifact.
    ///
    /// @param most bytes in the answer
    record Fetch(String hash, long size, long offset, int most) implements ArtifactCall<Chunk> {}

    /// @param sum CRC32C of the bytes
    record Chunk(byte[] bytes, long sum) {}
}
