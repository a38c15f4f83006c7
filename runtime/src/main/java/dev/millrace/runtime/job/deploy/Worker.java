package dev.millrace.runtime.job.deploy;

import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.runtime.checkpoint.CheckpointCoordinator;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.job.Region;
import dev.millrace.runtime.source.SourceHome;
import dev.millrace.runtime.stats.ProcessAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A process in which subtasks of a job can run, as the job's run knows it: this one, or another. Any thread.
public interface Worker {

    /// As people know it.
    String name();

    /// The same, and how others reach it.
    ProcessAddress place();

    /// Builds and opens subtasks; the answer comes when all have opened, or when one has failed to and the others
    /// have closed what they hold.
    CompletableFuture<Deployment> deploy(DeploymentRequest deployment);

    /// What is to run there.
    ///
    /// @param attempt at the region, from 0
    /// @param members numbers among all subtasks of the job
    /// @param places where all subtasks of the region run: the names of their workers by their numbers. This map
    /// must not change: all deployments of an attempt share the map, which may be large, instead of copies
    /// @param restored what they begin with; null for nothing
    /// @param sources the enumerators' homes by the ids of the sources' vertices
    /// @param owner told how they go, from the answer on
    /// @param job what the attempt's subtasks share if they are in this process
    record DeploymentRequest(
            Region region,
            int attempt,
            Set<Integer> members,
            Map<Integer, String> places,
            @Nullable Restored restored,
            CheckpointCoordinator checkpoints,
            Map<Integer, ? extends SourceHome<?>> sources,
            Deployment.Owner owner,
            JobContext job) {
        public DeploymentRequest {
            members = OrderedCopy.of(members);
            sources = OrderedCopy.of(sources);
        }
    }
}
