package dev.millrace.cli.crash;

import java.io.IOException;
import java.util.Map;

/// Represents the job that `crash-test --damage` damages, wherever it runs.
interface JobUnderTest extends AutoCloseable {

    /// Names what a job has reached.
    enum Progress {
        /// A checkpoint was completed since the last start or kill.
        CHECKPOINT,
        /// The job refuses to start from a checkpoint older than one that a sink may have committed.
        REFUSED
    }

    /// Runs while a process is down.
    interface Meanwhile {
        void run() throws IOException;
    }

    /// Starts the job, which resumes from its newest checkpoint.
    ///
    /// @param settings in addition to the usual ones
    void start(Map<String, String> settings) throws IOException, InterruptedException;

    /// Kills a process, runs an action, and starts a process in its place.
    void kill(Meanwhile meanwhile) throws IOException, InterruptedException;

    /// Returns whether a job that recovers from a kill reads its whole checkpoint and shares no files with it.
    boolean isReadAgain();

    /// Waits for another checkpoint or a refusal.
    Progress await() throws IOException, InterruptedException;

    /// Waits until the next checkpoint reaches a phase, or cannot reach it any more.
    void awaitPhase(InjectedFault.Phase phase) throws IOException, InterruptedException;

    /// Fills the disk of the checkpoints until the job fails, and empties it again.
    ///
    /// @return what happened, for users
    String fillDisk(SmallDisk disk) throws IOException, InterruptedException;

    /// Returns whether [#fillDisk] supports this kind of disk.
    boolean canFill(SmallDisk.Way way);

    /// Lifts the rate limit, and waits until the job has finished.
    void finish() throws IOException, InterruptedException;

    @Override
    void close() throws IOException, InterruptedException;
}
