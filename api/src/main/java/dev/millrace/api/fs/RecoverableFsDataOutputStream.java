package dev.millrace.api.fs;

import java.io.IOException;

/// Writes a file that a [RecoverableWriter] has started. Not thread-safe.
public abstract class RecoverableFsDataOutputStream extends FSDataOutputStream {

    /// Makes a finished file appear under its path.
    public interface Committer {

        /// Commits a file that this process has written. Fails if the file is not as the writer left it.
        void commit() throws IOException;

        /// Commits a file after a restart. Does nothing if the file is already committed.
        void commitAfterRecovery() throws IOException;

        /// Returns what a later process needs to commit the file.
        RecoverableWriter.CommitRecoverable getRecoverable();
    }

    /// Makes all written bytes durable, and returns what a later process needs to continue at this position.
    public abstract RecoverableWriter.ResumeRecoverable persist() throws IOException;

    /// Finishes the file and makes the file durable. The file appears when the committer commits.
    public abstract Committer closeForCommit() throws IOException;

    /// Closes the stream without a commit. The file can still be continued from an earlier position.
    @Override
    public abstract void close() throws IOException;
}
