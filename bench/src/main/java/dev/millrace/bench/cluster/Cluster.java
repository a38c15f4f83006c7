package dev.millrace.bench.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Controls processes of one engine on this machine that run jobs together.
public interface Cluster extends AutoCloseable {
    /// Describes the cluster to start.
    ///
    /// @param directory for all files; empty
    /// @param slots of each worker
    /// @param heap of each worker, in the syntax of `-Xmx`
    /// @param config the engine's configuration for the [dev.millrace.bench.load.Workload]
    record Plan(Path directory, int workers, int slots, String heap, String config) {}

    /// Controls a running job.
    interface Job {
        /// Stops the job with a savepoint, and returns the savepoint's path.
        String stop(Path savepoints) throws Exception;

        void cancel() throws Exception;
    }

    /// Returns the live processes that run subtasks.
    List<ProcessHandle> workers();

    /// Starts another worker.
    void work() throws Exception;

    /// Starts a job.
    ///
    /// @param checkpoints a directory
    /// @param savepoint to start from; null for none
    Job start(ClusterTask task, int parallelism, Path checkpoints, @Nullable String savepoint) throws Exception;

    /// Returns the address of the HTTP interface: `host:port`.
    String address();

    @Override
    void close() throws Exception;

    /// Returns the settings of a job that always restarts, the same for each engine.
    static Map<String, String> settings(ClusterTask task, Path checkpoints) {
        if (!task.isCheckpointed()) return Map.of("restart-strategy.type", "none");
        return Map.of(
                "execution.checkpointing.interval",
                ClusterTask.CHECKPOINT_MILLIS + " ms",
                "execution.checkpointing.storage",
                "filesystem",
                "execution.checkpointing.dir",
                checkpoints.toUri().toString(),
                "restart-strategy.type",
                "fixed-delay",
                "restart-strategy.fixed-delay.attempts",
                "1000000",
                "restart-strategy.fixed-delay.delay",
                "0 ms");
    }
}
