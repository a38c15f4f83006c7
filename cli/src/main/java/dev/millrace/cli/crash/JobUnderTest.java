package dev.millrace.cli.crash;

import java.io.IOException;
import java.util.Map;

/// The job to which `crash-test --damage` does harm, wherever it runs.
interface JobUnderTest extends AutoCloseable {

    /// What a job has come to.
    enum Progress {
        /// Another checkpoint is complete since the job was started or hit.
        CHECKPOINT,
        /// The job does not start from an older checkpoint than one that a sink may have committed.
        REFUSED
    }

    /// Something to do while a process is dead.
    interface Meanwhile {
        void run() throws IOException;
    }

    /// Starts the job, which resumes from its newest checkpoint.
    ///
    /// @param settings besides those that it always has
    void start(Map<String, String> settings) throws IOException, InterruptedException;

    /// Kills a process, does something, and starts a process in its place.
    void kill(Meanwhile meanwhile) throws IOException, InterruptedException;

    /// Tells whether a job that goes on after a kill has read all of its checkpoint, and shares nothing with it.
    boolean isReadAgain();

    /// Waits for another checkpoint or a refusal.
    Progress await() throws IOException, InterruptedException;

    /// Waits until a point of the next checkpoint, or until there is no hope for that.
    void awaitPhase(InjectedFault.Phase phase) throws IOException, InterruptedException;

    /// Leaves no room for checkpoints until the job fails for that, and makes room again.
    ///
    /// @return what happened, for a person
    String fillDisk(SmallDisk disk) throws IOException, InterruptedException;

    /// Tells whether [#fillDisk] can do something with a disk.
    boolean canFill(SmallDisk.Way way);

    /// Waits until all input is read, as fast as the job can, and until the job has finished.
    void finish() throws IOException, InterruptedException;

    @Override
    void close() throws IOException, InterruptedException;
}
