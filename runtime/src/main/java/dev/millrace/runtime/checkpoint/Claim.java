package dev.millrace.runtime.checkpoint;

import dev.millrace.state.checkpoint.CheckpointDirectory;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A snapshot that a job began with and owns: it counts as the oldest checkpoint that the job keeps, and goes when as
/// many newer ones are there. Used by the thread that writes checkpoints.
final class Claim {
    private static final Logger LOG = LoggerFactory.getLogger(Claim.class);

    private final CheckpointDirectory.Complete snapshot;
    private int left;
    private boolean isGone;

    /// @param retained how many checkpoints the job keeps
    Claim(CheckpointDirectory.Complete snapshot, int retained) {
        this.snapshot = snapshot;
        this.left = Math.max(1, retained);
    }

    /// The job has completed a checkpoint of its own.
    void follow() throws IOException {
        if (--left <= 0) dispose();
    }

    void dispose() throws IOException {
        if (isGone) return;
        isGone = true;
        LOG.info("{}, which the job has begun with and owns, is no longer needed and deleted", snapshot.path());
        CheckpointDirectory.dispose(snapshot);
    }

    /// Nothing of the job's own can be read: it would begin with this again.
    void checkStillThere() {
        if (!isGone) return;
        throw CheckpointFaults.CLAIM_GONE
                .what("none of the job's checkpoints can be read")
                .why("%s, which it began with, was claimed and went when they had taken its place", snapshot.path())
                .fix("see the warnings before this one; with NO_CLAIM a snapshot stays");
    }
}
