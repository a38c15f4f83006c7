package dev.millrace.api.execution;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.config.RecoveryClaimMode;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.util.Preconditions;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Describes the snapshot that a job starts from, if any. Immutable.
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

    /// Returns settings for a start without a snapshot.
    public static SavepointRestoreSettings none() {
        return NONE;
    }

    /// Returns settings for a start from a snapshot. The steps must claim all state of the snapshot.
    public static SavepointRestoreSettings forPath(String savepointPath) {
        return forPath(savepointPath, StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE.defaultValue());
    }

    /// Returns settings for a start from a snapshot.
    ///
    /// @param allowNonRestoredState whether state that no step claims is dropped
    public static SavepointRestoreSettings forPath(String savepointPath, boolean allowNonRestoredState) {
        return forPath(savepointPath, allowNonRestoredState, RecoveryClaimMode.DEFAULT);
    }

    /// Returns settings for a start from a snapshot.
    ///
    /// @param allowNonRestoredState whether state that no step claims is dropped
    /// @param recoveryClaimMode who owns the snapshot
    public static SavepointRestoreSettings forPath(
            String savepointPath, boolean allowNonRestoredState, RecoveryClaimMode recoveryClaimMode) {
        Preconditions.checkNotNull(savepointPath, "the path of the savepoint must be given");
        return new SavepointRestoreSettings(savepointPath, allowNonRestoredState, recoveryClaimMode);
    }

    /// Returns whether the job starts from a snapshot.
    public boolean restoreSavepoint() {
        return path != null;
    }

    /// Returns the path of the snapshot; null if there is none.
    public @Nullable String getRestorePath() {
        return path;
    }

    /// Returns whether state that no step claims is dropped.
    public boolean allowNonRestoredState() {
        return allowsLoss;
    }

    /// Returns who owns the snapshot.
    public RecoveryClaimMode getRecoveryClaimMode() {
        return claimMode;
    }

    /// Writes the settings into a configuration. If the settings have no snapshot, the method removes the path.
    public static void toConfiguration(SavepointRestoreSettings settings, Configuration configuration) {
        configuration.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, settings.allowsLoss);
        configuration.set(StateRecoveryOptions.RESTORE_MODE, settings.claimMode);
        if (settings.path == null) configuration.removeConfig(StateRecoveryOptions.SAVEPOINT_PATH);
        else configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, settings.path);
    }

    /// Reads the settings from a configuration. Without a path the result is [#none].
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
