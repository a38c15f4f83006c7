package dev.millrace.cli.remote;

import dev.millrace.api.config.RecoveryClaimMode;
import dev.millrace.api.config.StateRecoveryOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Defines the options that select the snapshot from which a job starts, with Flink's flags.
public final class BeginOptions {
    @Option(
            names = {"-s", "--fromSavepoint"},
            paramLabel = "PATH",
            description = "Start from this savepoint or this directory of a checkpoint (chk-N).")
    private @Nullable String savepoint;

    @Option(
            names = {"-n", "--allowNonRestoredState"},
            description = "Drop state of operators that the job does not have.")
    private boolean allowsLoss;

    @Option(
            names = {"-claim", "--claimMode", "-rm", "--restoreMode"},
            paramLabel = "MODE",
            description = "CLAIM: the job owns the snapshot that it starts from, and deletes the snapshot when its own"
                    + " checkpoints replace it. NO_CLAIM, the default, and LEGACY: the job never deletes the snapshot.")
    private @Nullable RecoveryClaimMode claim;

    @Option(
            names = "--resume",
            description = "Start from the newest usable checkpoint of a job of the same name under"
                    + " execution.checkpointing.dir, if there is one.")
    private boolean resumes;

    /// Returns the options as settings of the job.
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (savepoint != null) settings.put(StateRecoveryOptions.SAVEPOINT_PATH.key(), savepoint);
        if (allowsLoss) settings.put(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE.key(), "true");
        if (claim != null) settings.put(StateRecoveryOptions.RESTORE_MODE.key(), claim.name());
        if (resumes) settings.put("millrace.resume", "true");
        return settings;
    }
}
