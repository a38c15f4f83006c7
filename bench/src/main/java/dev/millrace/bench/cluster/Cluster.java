package dev.millrace.bench.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Processes of one engine on this machine that run jobs together.
public interface Cluster extends AutoCloseable {
    /// What there is to be.
    ///
    /// @param directory for all that it writes; empty
    /// @param slots of each worker
    /// @param heap of each worker, as `-Xmx` takes it
    /// @param config as [dev.millrace.bench.load.Workload]s are tried in
    record Plan(Path directory, int workers, int slots, String heap, String config) {}

    /// A job that runs.
    interface Job {
        /// Ends it with a savepoint, and gives the path of that.
        String stop(Path savepoints) throws Exception;

        void cancel() throws Exception;
    }

    /// Those that run subtasks and live.
    List<ProcessHandle> workers();

    /// Starts another worker.
    void work() throws Exception;

    /// Starts a job.
    ///
    /// @param checkpoints a directory
    /// @param savepoint to begin with; null for none
    Job start(ClusterTask task, int parallelism, Path checkpoints, @Nullable String savepoint) throws Exception;

    /// Where the HTTP interface is: `host:port`.
    String address();

    @Override
    void close() throws Exception;

    /// Settings of a job that goes on whatever happens, the same for each engine.
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
