package dev.millrace.api.config;

/// Defines the options of the snapshot that a job starts from.
public class StateRecoveryOptions {

    /// The path of the snapshot that the job starts from.
    public static final ConfigOption<String> SAVEPOINT_PATH = ConfigOptions.key("execution.state-recovery.path")
            .stringType()
            .noDefaultValue()
            .withDeprecatedKeys("execution.savepoint.path")
            .withDescription("The path of the snapshot that the job starts from.");

    /// Whether the job may start without state in the snapshot that no step claims. That state is lost.
    public static final ConfigOption<Boolean> SAVEPOINT_IGNORE_UNCLAIMED_STATE = ConfigOptions.key(
                    "execution.state-recovery.ignore-unclaimed-state")
            .booleanType()
            .defaultValue(false)
            .withDeprecatedKeys("execution.savepoint.ignore-unclaimed-state")
            .withDescription("Whether the job may start without state in the snapshot that no step claims."
                    + " That state is lost.");

    /// The claim mode, which decides who owns the snapshot that the job starts from.
    public static final ConfigOption<RecoveryClaimMode> RESTORE_MODE = ConfigOptions.key(
                    "execution.state-recovery.claim-mode")
            .enumType(RecoveryClaimMode.class)
            .defaultValue(RecoveryClaimMode.DEFAULT)
            .withDeprecatedKeys("execution.savepoint-restore-mode")
            .withDescription("Who owns the snapshot that the job starts from.");

    /// Whether a worker restores state from the copy on its own disk, if there is a copy.
    public static final ConfigOption<Boolean> LOCAL_RECOVERY = ConfigOptions.key("execution.state-recovery.from-local")
            .booleanType()
            .defaultValue(false)
            .withDeprecatedKeys("state.backend.local-recovery")
            .withDescription("Whether a worker restores state from the copy on its own disk, if there is a copy.");

    /// The number of the checkpoint whose in-flight records Millrace drops when a job starts from it; -1 for none.
    public static final ConfigOption<Long> CHECKPOINT_ID_OF_IGNORED_IN_FLIGHT_DATA = ConfigOptions.key(
                    "execution.state-recovery.without-channel-state.checkpoint-id")
            .longType()
            .defaultValue(-1L)
            .withDeprecatedKeys("execution.checkpointing.recover-without-channel-state.checkpoint-id")
            .withDescription("If the job starts from the checkpoint of this number, Millrace drops the"
                    + " in-flight records of the checkpoint.");

    public StateRecoveryOptions() {}
}
