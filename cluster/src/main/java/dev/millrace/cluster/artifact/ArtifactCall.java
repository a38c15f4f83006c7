package dev.millrace.cluster.artifact;

import dev.millrace.cluster.call.Call;

/// Lists the calls to a store of artifacts. Files are sent in chunks, one call each. So an interrupted transfer
/// continues where it stopped, and needs no more memory than a chunk.
public sealed interface ArtifactCall<R extends Record> extends Call<R> {

    /// Asks for bytes of an artifact.
    ///
    /// @param most the maximum number of bytes in the answer
    record Fetch(String hash, long size, long offset, int most) implements ArtifactCall<Chunk> {}

    /// @param sum the CRC32C of the bytes
    record Chunk(byte[] bytes, long sum) {}
}
