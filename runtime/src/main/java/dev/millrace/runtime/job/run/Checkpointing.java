package dev.millrace.runtime.job.run;

import dev.millrace.runtime.checkpoint.CheckpointCoordinator;
import dev.millrace.runtime.checkpoint.CheckpointSettings;
import dev.millrace.runtime.checkpoint.CheckpointStatistics;
import dev.millrace.runtime.checkpoint.Checkpoints;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.job.deploy.Workers;
import dev.millrace.runtime.job.snapshot.FirstSnapshot;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Holds the checkpoints of a job that has started.
///
/// @param first the snapshot that the job started from; null for none
record Checkpointing(@Nullable Restored first, Checkpoints checkpoints, CheckpointCoordinator coordinator) {

    /// Describes how a job takes checkpoints, and where they are reported.
    ///
    /// @param mayRestart true if the job can restart after a failure
    /// @param where notified of completed checkpoints
    record Terms(CheckpointSettings settings, CheckpointStatistics statistics, boolean mayRestart, Workers where) {}

    /// Finds the snapshot that the job starts from, and the directory for its checkpoints.
    ///
    /// @throws IOException if the snapshot cannot be read; nothing has changed then
    static Checkpointing open(FirstSnapshot snapshot, JobContext job, Regions regions, Terms terms) throws IOException {
        CheckpointSettings settings = terms.settings();
        Restored first = snapshot.find();
        Checkpoints checkpoints = new Checkpoints(
                job.name(),
                FirstSnapshot.operators(snapshot.graph()),
                job.host(),
                snapshot.storage(first, settings.isPeriodic(), terms.where()),
                settings,
                terms.statistics(),
                terms.mayRestart());
        CheckpointCoordinator coordinator =
                new CheckpointCoordinator(job.name(), job.host(), settings, checkpoints, regions.size(), regions::fail);
        return new Checkpointing(first, checkpoints, coordinator);
    }
}
