package dev.millrace.api.fs;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import java.io.IOException;

/// Writes files that appear under their path only after a commit, and whose writing survives a restart of the writer.
/// A caller stores what [RecoverableFsDataOutputStream#persist()] and the committer return. After a restart, the
/// caller continues or commits the file with it.
public interface RecoverableWriter {

    /// Names a file that is completely written and waits for its commit.
    interface CommitRecoverable {}

    /// Names a file in progress and a position in the file. Writing can continue from there.
    interface ResumeRecoverable extends CommitRecoverable {}

    /// Starts a file.
    ///
    /// @param path the path of the file after its commit
    RecoverableFsDataOutputStream open(Path path) throws IOException;

    /// Continues a file at the position of the recoverable. Later bytes are dropped.
    RecoverableFsDataOutputStream recover(ResumeRecoverable resumable) throws IOException;

    /// Returns whether recoverables that are no longer needed occupy storage. If so, the caller passes each of them
    /// to [#cleanupRecoverableState(ResumeRecoverable)].
    boolean requiresCleanupOfRecoverableState();

    /// Releases what the file system keeps for a recoverable. Nobody can continue from the recoverable afterwards.
    ///
    /// @return whether something was released
    boolean cleanupRecoverableState(ResumeRecoverable resumable) throws IOException;

    /// Returns a committer for a file that an earlier process has finished.
    RecoverableFsDataOutputStream.Committer recoverForCommit(CommitRecoverable resumable) throws IOException;

    /// Returns the serializer of files that wait for their commit.
    SimpleVersionedSerializer<CommitRecoverable> getCommitRecoverableSerializer();

    /// Returns the serializer of files in progress.
    SimpleVersionedSerializer<ResumeRecoverable> getResumeRecoverableSerializer();

    /// Returns whether [#recover(ResumeRecoverable)] is supported. If not, a caller must finish all files at
    /// each checkpoint.
    boolean supportsResume();
}
