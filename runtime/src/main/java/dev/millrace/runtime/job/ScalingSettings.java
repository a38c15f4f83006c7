package dev.millrace.runtime.job;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.JobManagerOptions;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.config.SchedulerExecutionMode;
import dev.millrace.graph.Bounds;
import dev.millrace.graph.ParallelismAssigner;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.checkpoint.CheckpointSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Holds the settings of the adaptive scheduler for one job. Immutable.
///
/// @param isReactive true if the job uses all available slots
/// @param waitMillis how long the job waits for all the slots that it wants before it starts; negative to wait
/// without limit
/// @param stableMillis how long a waiting job must have sufficient slots before it starts with fewer than it wants
/// @param runningStableMillis how long a parallelism below the wanted one must be possible before a running job
/// takes that parallelism
/// @param cooldownMillis the minimum time between two changes
/// @param isSaved true if the job takes checkpoints
/// @param checkpointMillis how long a change waits for a new checkpoint
/// @param checkpointFailures how many of these checkpoints may fail before the job changes without a new checkpoint
public record ScalingSettings(
        boolean isReactive,
        long waitMillis,
        long stableMillis,
        long runningStableMillis,
        long cooldownMillis,
        boolean isSaved,
        long checkpointMillis,
        int checkpointFailures) {

    /// Returns whether a job uses the adaptive scheduler, which supports streaming jobs only.
    public static boolean areFor(Configuration configuration, JobGraph graph) {
        return areWanted(configuration) && graph.mode() == RuntimeExecutionMode.STREAMING;
    }

    public static boolean areWanted(Configuration configuration) {
        return isReactive(configuration)
                || configuration.get(JobManagerOptions.SCHEDULER) == JobManagerOptions.SchedulerType.Adaptive;
    }

    private static boolean isReactive(Configuration configuration) {
        return configuration.get(JobManagerOptions.SCHEDULER_MODE) == SchedulerExecutionMode.REACTIVE;
    }

    /// Returns the settings of a job with the given options.
    public static ScalingSettings of(Configuration configuration, CheckpointSettings checkpoints) {
        boolean isReactive = isReactive(configuration);
        return new ScalingSettings(
                isReactive,
                configuration
                        .getOptional(JobManagerOptions.SCHEDULER_SUBMISSION_RESOURCE_WAIT_TIMEOUT)
                        .orElse(
                                isReactive
                                        ? Duration.ofMillis(-1)
                                        : JobManagerOptions.SCHEDULER_SUBMISSION_RESOURCE_WAIT_TIMEOUT.defaultValue())
                        .toMillis(),
                configuration
                        .getOptional(JobManagerOptions.SCHEDULER_SUBMISSION_RESOURCE_STABILIZATION_TIMEOUT)
                        .orElse(
                                isReactive
                                        ? Duration.ZERO
                                        : JobManagerOptions.SCHEDULER_SUBMISSION_RESOURCE_STABILIZATION_TIMEOUT
                                                .defaultValue())
                        .toMillis(),
                configuration
                        .get(JobManagerOptions.SCHEDULER_EXECUTING_RESOURCE_STABILIZATION_TIMEOUT)
                        .toMillis(),
                configuration
                        .get(JobManagerOptions.SCHEDULER_EXECUTING_COOLDOWN_AFTER_RESCALING)
                        .toMillis(),
                checkpoints.isPeriodic(),
                configuration
                        .getOptional(JobManagerOptions.SCHEDULER_RESCALE_TRIGGER_MAX_DELAY)
                        .map(Duration::toMillis)
                        .orElse(checkpoints.timeoutMillis()),
                configuration.get(JobManagerOptions.SCHEDULER_RESCALE_TRIGGER_MAX_CHECKPOINT_FAILURES));
    }

    /// Returns these settings without reactive mode, for processes where the number of slots is unlimited.
    public ScalingSettings unreactive() {
        return new ScalingSettings(
                false,
                waitMillis,
                stableMillis,
                runningStableMillis,
                cooldownMillis,
                isSaved,
                checkpointMillis,
                checkpointFailures);
    }

    /// Returns the initial bounds of each vertex's parallelism, by the vertex's id.
    public Map<Integer, Bounds> bounds(JobGraph graph) {
        Map<Integer, Bounds> bounds = new HashMap<>();
        for (Vertex vertex : graph.vertices())
            bounds.put(
                    vertex.id(),
                    new Bounds(1, isReactive ? ParallelismAssigner.greatest(vertex) : vertex.parallelism()));
        return bounds;
    }
}
