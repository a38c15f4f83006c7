package dev.millrace.api.config;

import java.time.Duration;

/// Defines the options of a coordinator.
public class JobManagerOptions {

    /// The address under which workers reach the coordinator.
    public static final ConfigOption<String> ADDRESS = ConfigOptions.key("jobmanager.rpc.address")
            .stringType()
            .noDefaultValue()
            .withDescription("The address under which workers reach the coordinator.");

    /// The port at which the coordinator accepts calls of workers.
    public static final ConfigOption<Integer> PORT = ConfigOptions.key("jobmanager.rpc.port")
            .intType()
            .defaultValue(6123)
            .withDescription("The port at which the coordinator accepts calls of workers.");

    /// The directory to which a coordinator writes archives of ended jobs. A history server reads the archives.
    public static final ConfigOption<String> ARCHIVE_DIR = ConfigOptions.key("jobmanager.archive.fs.dir")
            .stringType()
            .noDefaultValue()
            .withDescription(
                    "The directory to which a coordinator writes archives of ended jobs, for a history server.");

    /// The time that a job waits for slots before the job fails.
    public static final ConfigOption<Duration> SLOT_REQUEST_TIMEOUT = ConfigOptions.key("slot.request.timeout")
            .durationType()
            .defaultValue(Duration.ofMinutes(5))
            .withDescription("The time that a job waits for slots before the job fails.");

    /// The scheduler, which assigns slots to jobs.
    public static final ConfigOption<SchedulerType> SCHEDULER = ConfigOptions.key("jobmanager.scheduler")
            .enumType(SchedulerType.class)
            .defaultValue(SchedulerType.Default)
            .withDescription("With default, a streaming job waits for the slots that its parallelism needs."
                    + " With adaptive, the parallelism follows the slots that are there.");

    /// The mode of the scheduler. With reactive, a job uses all slots of the cluster.
    public static final ConfigOption<SchedulerExecutionMode> SCHEDULER_MODE = ConfigOptions.key("scheduler-mode")
            .enumType(SchedulerExecutionMode.class)
            .noDefaultValue()
            .withDescription("With reactive, the scheduler is adaptive, and a job uses all slots, up to the"
                    + " maximum parallelism of each step. The parallelism that the program sets does not count.");

    /// The shortest time from one rescaling to the next.
    public static final ConfigOption<Duration> SCHEDULER_EXECUTING_COOLDOWN_AFTER_RESCALING = ConfigOptions.key(
                    "jobmanager.adaptive-scheduler.executing.cooldown-after-rescaling")
            .durationType()
            .defaultValue(Duration.ofSeconds(30))
            .withDeprecatedKeys("jobmanager.adaptive-scheduler.scaling-interval.min")
            .withDescription("The shortest time from one rescaling to the next.");

    /// The time that a running job waits for further slots, if some of the desired slots are there.
    public static final ConfigOption<Duration> SCHEDULER_EXECUTING_RESOURCE_STABILIZATION_TIMEOUT = ConfigOptions.key(
                    "jobmanager.adaptive-scheduler.executing.resource-stabilization-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(60))
            .withDescription("The time that a running job waits for further slots, if some of the desired"
                    + " slots are there.");

    /// The time that a job waits for all desired slots when it starts or restarts. A value below 0 waits
    /// without limit.
    public static final ConfigOption<Duration> SCHEDULER_SUBMISSION_RESOURCE_WAIT_TIMEOUT = ConfigOptions.key(
                    "jobmanager.adaptive-scheduler.submission.resource-wait-timeout")
            .durationType()
            .defaultValue(Duration.ofMinutes(5))
            .withDeprecatedKeys("jobmanager.adaptive-scheduler.resource-wait-timeout")
            .withDescription("The time that a job waits for all slots that it desires when it starts or"
                    + " restarts. Then the job takes the slots that are there, or fails if they are too"
                    + " few. A value below 0 waits without limit, which is the default of reactive mode.");

    /// The time that a job with enough slots to start waits for further desired slots.
    public static final ConfigOption<Duration> SCHEDULER_SUBMISSION_RESOURCE_STABILIZATION_TIMEOUT = ConfigOptions.key(
                    "jobmanager.adaptive-scheduler.submission.resource-stabilization-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDeprecatedKeys("jobmanager.adaptive-scheduler.resource-stabilization-timeout")
            .withDescription("The time that a job with enough slots to start waits for the further slots that"
                    + " it desires. In reactive mode the default is 0.");

    /// The number of consecutive failed checkpoints after which a job is rescaled without a new checkpoint.
    public static final ConfigOption<Integer> SCHEDULER_RESCALE_TRIGGER_MAX_CHECKPOINT_FAILURES = ConfigOptions.key(
                    "jobmanager.adaptive-scheduler.rescale-trigger.max-checkpoint-failures")
            .intType()
            .defaultValue(2)
            .withDescription("The number of consecutive failed checkpoints after which a job is rescaled"
                    + " without a new checkpoint.");

    /// The time that a rescaling waits for a new checkpoint. Without a value it is the timeout of checkpoints.
    public static final ConfigOption<Duration> SCHEDULER_RESCALE_TRIGGER_MAX_DELAY = ConfigOptions.key(
                    "jobmanager.adaptive-scheduler.rescale-trigger.max-delay")
            .durationType()
            .noDefaultValue()
            .withDescription("The time that a rescaling waits for a new checkpoint. Without a value it is"
                    + " execution.checkpointing.timeout.");

    /// Lists the schedulers.
    public enum SchedulerType {
        /// A job waits for the slots that its parallelism needs.
        Default,
        /// The parallelism of a streaming job follows the available slots.
        Adaptive,
        /// Same as [#Default].
        AdaptiveBatch
    }

    private JobManagerOptions() {}
}
