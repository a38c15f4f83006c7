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

/// What a job that has begun goes back to, and who takes its checkpoints.
///
/// @param first what it has begun with; null for nothing
record Checkpointing(@Nullable Restored first, Checkpoints checkpoints, CheckpointCoordinator coordinator) {

    /// How a job takes checkpoints, and who is told.
    ///
    /// @param mayRestart whether the job is started again after a failure
    /// @param where the job runs; told of checkpoints that are complete
    record Terms(CheckpointSettings settings, CheckpointStatistics statistics, boolean mayRestart, Workers where) {}

    /// Finds what the job begins with, and where its checkpoints go.
    ///
    /// @throws IOException if that cannot be read; nothing has been done then
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
