package dev.millrace.connector.files.sink;

import java.io.IOException;

/// Writes one file of a bucket. Called by the writer's thread only.
///
/// @param <IN> the type of the records
sealed interface PartFile<IN> extends PartFileInfo<String> permits InProgressFile, RecoverableFile {

    void write(IN element, long nowMillis) throws IOException;

    /// Makes all written bytes durable, and returns the file's state.
    FileWriterBucketState persist() throws IOException;

    /// Finishes the file and makes the file durable. Readers do not see the file before its commit.
    FileSinkCommittable finish() throws IOException;

    /// Closes the file without finishing it.
    void abandon() throws IOException;

    /// Returns whether the file can be open over a checkpoint.
    boolean canContinue();
}
