package dev.millrace.api.config;

/// Options of what a job starts from.
public class StateRecoveryOptions {

    /// The snapshot to start from.
    public static final ConfigOption<String> SAVEPOINT_PATH = ConfigOptions.key("execution.state-recovery.path")
            .stringType()
            .noDefaultValue()
            .withDeprecatedKeys("execution.savepoint.path")
            .withDescription("The snapshot to start from.");

    /// Whether state that no step wants is dropped.
    public static final ConfigOption<Boolean> SAVEPOINT_IGNORE_UNCLAIMED_STATE = ConfigOptions.key(
                    "execution.state-recovery.ignore-unclaimed-state")
            .booleanType()
            .defaultValue(false)
            .withDeprecatedKeys("execution.savepoint.ignore-unclaimed-state")
            .withDescription("Whether state that no step wants is dropped.");

    /// Who owns the snapshot the job starts from.
    public static final ConfigOption<RecoveryClaimMode> RESTORE_MODE = ConfigOptions.key(
                    "execution.state-recovery.claim-mode")
            .enumType(RecoveryClaimMode.class)
            .defaultValue(RecoveryClaimMode.DEFAULT)
            .withDeprecatedKeys("execution.savepoint-restore-mode")
            .withDescription("Who owns the snapshot the job starts from.");

    /// Whether state is read from a copy on the worker where there is one.
    public static final ConfigOption<Boolean> LOCAL_RECOVERY = ConfigOptions.key("execution.state-recovery.from-local")
            .booleanType()
            .defaultValue(false)
            .withDeprecatedKeys("state.backend.local-recovery")
            .withDescription("Whether state is read from a copy on the worker where there is one.");

    public StateRecoveryOptions() {}
}
