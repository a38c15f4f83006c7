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

/// How a job follows the slots that there are.
///
/// @param isReactive whether it takes all there are
/// @param waitMillis how long it waits for all slots that it wants before it begins; below 0 for ever
/// @param stableMillis how long for more than it needs
/// @param runningStableMillis the same while it runs
/// @param cooldownMillis from one change to the next
/// @param isSaved whether it has checkpoints to go on from
/// @param checkpointMillis how long a change waits for a fresh one
/// @param checkpointFailures how many may fail before it goes on without
public record ScalingSettings(
        boolean isReactive,
        long waitMillis,
        long stableMillis,
        long runningStableMillis,
        long cooldownMillis,
        boolean isSaved,
        long checkpointMillis,
        int checkpointFailures) {

    /// Whether a job follows them at all: streaming jobs can.
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

    /// The settings of a job with the given options.
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

    /// The same where there is always room: all of it would be more than anybody means.
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

    /// Between which parallelisms the vertices of a job run as long as nobody says otherwise, by their ids.
    public Map<Integer, Bounds> bounds(JobGraph graph) {
        Map<Integer, Bounds> bounds = new HashMap<>();
        for (Vertex vertex : graph.vertices())
            bounds.put(
                    vertex.id(),
                    new Bounds(1, isReactive ? ParallelismAssigner.greatest(vertex) : vertex.parallelism()));
        return bounds;
    }
}
