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

/// Represents a process in which subtasks of a job can run: this process or another one. Thread-safe.
public interface Worker {

    /// Returns the name that users see.
    String name();

    /// Returns the name and the network address of the worker.
    ProcessAddress place();

    /// Builds and opens subtasks. The future completes when all subtasks have opened. If one fails to open, the future
    /// fails after the others have released their resources.
    CompletableFuture<Deployment> deploy(DeploymentRequest deployment);

    /// Describes a deployment.
    ///
    /// @param attempt the attempt of the region, from 0
    /// @param members the numbers of the subtasks among all subtasks of the job
    /// @param places the worker names of all subtasks of the region, by the same numbers; immutable, because all
    /// deployments of an attempt share this map, which may be large
    /// @param restored the snapshot to start from; null for none
    /// @param sources the source coordinators, by the ids of the sources' vertices
    /// @param owner notified about the subtasks after the future has completed
    /// @param job the context that the attempt's subtasks share in this process
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
