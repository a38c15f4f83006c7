package dev.millrace.cli.remote;

import dev.millrace.api.config.RecoveryClaimMode;
import dev.millrace.api.config.StateRecoveryOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// From where a job begins, under Flink's flags.
public final class BeginOptions {
    @Option(
            names = {"-s", "--fromSavepoint"},
            paramLabel = "PATH",
            description = "A savepoint, or a checkpoint's directory (chk-…), to begin with.")
    private @Nullable String savepoint;

    @Option(
            names = {"-n", "--allowNonRestoredState"},
            description = "Let go of state whose operator the job does not have.")
    private boolean allowsLoss;

    @Option(
            names = {"-claim", "--claimMode", "-rm", "--restoreMode"},
            paramLabel = "MODE",
            description = {
                "CLAIM: the job owns what it begins with, and deletes it when its own checkpoints have taken its",
                "place. NO_CLAIM, the default, and LEGACY: it never does."
            })
    private @Nullable RecoveryClaimMode claim;

    @Option(
            names = "--resume",
            description = {
                "Begin with the newest usable checkpoint that a job of the same name has left",
                "under execution.checkpointing.dir, if there is one."
            })
    private boolean resumes;

    /// As settings of the job.
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (savepoint != null) settings.put(StateRecoveryOptions.SAVEPOINT_PATH.key(), savepoint);
        if (allowsLoss) settings.put(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE.key(), "true");
        if (claim != null) settings.put(StateRecoveryOptions.RESTORE_MODE.key(), claim.name());
        if (resumes) settings.put("millrace.resume", "true");
        return settings;
    }
}
