package dev.millrace.api.config;

import java.time.Duration;

/// Options of a coordinator.
public class JobManagerOptions {

    /// The address under which workers reach the coordinator.
    public static final ConfigOption<String> ADDRESS = ConfigOptions.key("jobmanager.rpc.address")
            .stringType()
            .noDefaultValue()
            .withDescription("The address under which workers reach the coordinator.");

    /// The port at which the coordinator takes calls of workers.
    public static final ConfigOption<Integer> PORT = ConfigOptions.key("jobmanager.rpc.port")
            .intType()
            .defaultValue(6123)
            .withDescription("The port at which the coordinator takes calls of workers.");

    /// Where archives of jobs that are over are written.
    public static final ConfigOption<String> ARCHIVE_DIR = ConfigOptions.key("jobmanager.archive.fs.dir")
            .stringType()
            .noDefaultValue()
            .withDescription("Where archives of jobs that are over are written, for a history server.");

    /// How long a job waits for slots before that counts as a failure.
    public static final ConfigOption<Duration> SLOT_REQUEST_TIMEOUT = ConfigOptions.key("slot.request.timeout")
            .durationType()
            .defaultValue(Duration.ofMinutes(5))
            .withDescription("How long a job waits for slots before that counts as a failure.");

    /// Who gives a job its slots.
    public static final ConfigOption<SchedulerType> SCHEDULER = ConfigOptions.key("jobmanager.scheduler")
            .enumType(SchedulerType.class)
            .defaultValue(SchedulerType.Default)
            .withDescription("Whether streaming jobs wait for the slots that their parallelism needs (default), or have"
                    + " the parallelism that there are slots for (adaptive).");

    /// Whether jobs take all slots that there are.
    public static final ConfigOption<SchedulerExecutionMode> SCHEDULER_MODE = ConfigOptions.key("scheduler-mode")
            .enumType(SchedulerExecutionMode.class)
            .noDefaultValue()
            .withDescription("With reactive, the scheduler is adaptive, and jobs have as many subtasks as there are"
                    + " slots, up to the maximum parallelism of each step, whatever parallelism they say.");

    /// The least time from one rescaling to the next.
    public static final ConfigOption<Duration> SCHEDULER_EXECUTING_COOLDOWN_AFTER_RESCALING = ConfigOptions.key(
                    "jobmanager.adaptive-scheduler.executing.cooldown-after-rescaling")
            .durationType()
            .defaultValue(Duration.ofSeconds(30))
            .withDeprecatedKeys("jobmanager.adaptive-scheduler.scaling-interval.min")
            .withDescription("The least time from one rescaling to the next.");

    /// How long a running job waits for more slots, if there are some but not all that it wants.
    public static final ConfigOption<Duration> SCHEDULER_EXECUTING_RESOURCE_STABILIZATION_TIMEOUT = ConfigOptions.key(
                    "jobmanager.adaptive-scheduler.executing.resource-stabilization-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(60))
            .withDescription(
                    "How long a running job waits for more slots, if there are some but not all that it wants.");

    /// How long a job that begins waits for all slots that it wants.
    public static final ConfigOption<Duration> SCHEDULER_SUBMISSION_RESOURCE_WAIT_TIMEOUT = ConfigOptions.key(
                    "jobmanager.adaptive-scheduler.submission.resource-wait-timeout")
            .durationType()
            .defaultValue(Duration.ofMinutes(5))
            .withDeprecatedKeys("jobmanager.adaptive-scheduler.resource-wait-timeout")
            .withDescription("How long a job that begins, or begins again, waits for all slots that it wants; then it"
                    + " takes what there is, or fails if that is too little. Below 0 for ever, as in reactive mode.");

    /// How long a job that could begin waits for more slots.
    public static final ConfigOption<Duration> SCHEDULER_SUBMISSION_RESOURCE_STABILIZATION_TIMEOUT = ConfigOptions.key(
                    "jobmanager.adaptive-scheduler.submission.resource-stabilization-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDeprecatedKeys("jobmanager.adaptive-scheduler.resource-stabilization-timeout")
            .withDescription("How long a job that begins, or begins again, and has enough slots waits for those that it"
                    + " wants besides. 0 in reactive mode if it is not set.");

    /// How many checkpoints in a row may fail before a job is rescaled without a fresh one.
    public static final ConfigOption<Integer> SCHEDULER_RESCALE_TRIGGER_MAX_CHECKPOINT_FAILURES = ConfigOptions.key(
                    "jobmanager.adaptive-scheduler.rescale-trigger.max-checkpoint-failures")
            .intType()
            .defaultValue(2)
            .withDescription("How many checkpoints in a row may fail before a job is rescaled without a fresh one.");

    /// How long a rescaling waits for a fresh checkpoint.
    public static final ConfigOption<Duration> SCHEDULER_RESCALE_TRIGGER_MAX_DELAY = ConfigOptions.key(
                    "jobmanager.adaptive-scheduler.rescale-trigger.max-delay")
            .durationType()
            .noDefaultValue()
            .withDescription("How long a rescaling waits for a fresh checkpoint; if not set, as long as checkpoints may"
                    + " take (execution.checkpointing.timeout).");

    /// Who gives a job its slots.
    public enum SchedulerType {
        /// A job waits for the slots that its parallelism needs.
        Default,
        /// A streaming job has the parallelism that there are slots for.
        Adaptive,
        /// Taken as [#Default].
        AdaptiveBatch
    }

    private JobManagerOptions() {}
}
