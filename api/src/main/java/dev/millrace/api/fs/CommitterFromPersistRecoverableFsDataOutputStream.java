package dev.millrace.api.fs;

import java.io.IOException;

/// Finishes files with the recoverable of their last position, for file systems whose committer needs nothing else.
///
/// @param <RESUME_RECOVERABLE> the type of recoverables
public abstract class CommitterFromPersistRecoverableFsDataOutputStream<
                RESUME_RECOVERABLE extends RecoverableWriter.ResumeRecoverable>
        extends RecoverableFsDataOutputStream {

    @Override
    public abstract RESUME_RECOVERABLE persist() throws IOException;

    /// Returns a committer of the file that ends at a position.
    protected abstract Committer createCommitterFromResumeRecoverable(RESUME_RECOVERABLE recoverable);

    @Override
    public final Committer closeForCommit() throws IOException {
        RESUME_RECOVERABLE end = persist();
        close();
        return createCommitterFromResumeRecoverable(end);
    }
}
