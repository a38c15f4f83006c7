package dev.millrace.runtime.checkpoint;

import dev.millrace.state.checkpoint.CheckpointDirectory;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Owns the snapshot that a job started from. The snapshot counts as the oldest retained checkpoint, and is deleted
/// when there are enough newer ones. Called by the thread that writes checkpoints.
final class Claim {
    private static final Logger LOG = LoggerFactory.getLogger(Claim.class);

    private final CheckpointDirectory.Complete snapshot;
    private int left;
    private boolean isGone;

    /// Creates the claim.
    ///
    /// @param retained the number of checkpoints that the job keeps
    Claim(CheckpointDirectory.Complete snapshot, int retained) {
        this.snapshot = snapshot;
        this.left = Math.max(1, retained);
    }

    /// Notes that the job has completed a checkpoint, and deletes the snapshot when enough have followed.
    void follow() throws IOException {
        if (--left <= 0) dispose();
    }

    void dispose() throws IOException {
        if (isGone) return;
        isGone = true;
        LOG.info("The claimed snapshot {} is no longer needed and is deleted", snapshot.path());
        CheckpointDirectory.dispose(snapshot);
    }

    /// Fails if the snapshot was deleted, because the job has no other readable checkpoint.
    void checkStillThere() {
        if (!isGone) return;
        throw CheckpointFaults.CLAIM_GONE
                .what("None of the job's checkpoints can be read.")
                .why(
                        "The job claimed its first snapshot %s and deleted it after newer checkpoints were"
                                + " complete.",
                        snapshot.path())
                .fix("Read the earlier warnings in the log. To keep the first snapshot, start a job with"
                        + " NO_CLAIM.");
    }
}
