package dev.millrace.api.execution;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.config.RecoveryClaimMode;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.util.Preconditions;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The snapshot that a job starts from, if any.
public class SavepointRestoreSettings implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final SavepointRestoreSettings NONE =
            new SavepointRestoreSettings(null, false, RecoveryClaimMode.NO_CLAIM);

    private final @Nullable String path;
    private final boolean allowsLoss;
    private final RecoveryClaimMode claimMode;

    private SavepointRestoreSettings(@Nullable String path, boolean allowsLoss, RecoveryClaimMode claimMode) {
        this.path = path;
        this.allowsLoss = allowsLoss;
        this.claimMode = claimMode;
    }

    /// To start without a snapshot.
    public static SavepointRestoreSettings none() {
        return NONE;
    }

    /// To start from a snapshot all of whose state is wanted.
    public static SavepointRestoreSettings forPath(String savepointPath) {
        return forPath(savepointPath, StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE.defaultValue());
    }

    /// To start from a snapshot.
    ///
    /// @param allowNonRestoredState whether state that no step wants is dropped
    public static SavepointRestoreSettings forPath(String savepointPath, boolean allowNonRestoredState) {
        return forPath(savepointPath, allowNonRestoredState, RecoveryClaimMode.DEFAULT);
    }

    /// To start from a snapshot.
    ///
    /// @param allowNonRestoredState whether state that no step wants is dropped
    /// @param recoveryClaimMode who owns it
    public static SavepointRestoreSettings forPath(
            String savepointPath, boolean allowNonRestoredState, RecoveryClaimMode recoveryClaimMode) {
        Preconditions.checkNotNull(savepointPath, "the path of the savepoint must be given");
        return new SavepointRestoreSettings(savepointPath, allowNonRestoredState, recoveryClaimMode);
    }

    /// Whether there is a snapshot to start from.
    public boolean restoreSavepoint() {
        return path != null;
    }

    /// Where it is; null if there is none.
    public @Nullable String getRestorePath() {
        return path;
    }

    /// Whether state that no step wants is dropped.
    public boolean allowNonRestoredState() {
        return allowsLoss;
    }

    /// Who owns it.
    public RecoveryClaimMode getRecoveryClaimMode() {
        return claimMode;
    }

    /// Writes them among other settings; settings of no snapshot leave no path there.
    public static void toConfiguration(SavepointRestoreSettings settings, Configuration configuration) {
        configuration.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, settings.allowsLoss);
        configuration.set(StateRecoveryOptions.RESTORE_MODE, settings.claimMode);
        if (settings.path == null) configuration.removeConfig(StateRecoveryOptions.SAVEPOINT_PATH);
        else configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, settings.path);
    }

    /// Those among other settings.
    public static SavepointRestoreSettings fromConfiguration(ReadableConfig configuration) {
        return configuration
                .getOptional(StateRecoveryOptions.SAVEPOINT_PATH)
                .map(path -> forPath(
                        path,
                        configuration.get(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE),
                        configuration.get(StateRecoveryOptions.RESTORE_MODE)))
                .orElse(NONE);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SavepointRestoreSettings settings
                && Objects.equals(path, settings.path)
                && allowsLoss == settings.allowsLoss
                && claimMode == settings.claimMode;
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, allowsLoss, claimMode);
    }

    @Override
    public String toString() {
        return path == null
                ? "no snapshot to start from"
                : "start from " + path + (allowsLoss ? ", dropping what no step wants, " : ", ") + claimMode;
    }
}
