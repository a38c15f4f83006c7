package dev.millrace.runtime.job.snapshot;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobID;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.checkpoint.CheckpointSettings;
import dev.millrace.runtime.checkpoint.CheckpointStatistics;
import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.job.JobFaults;
import dev.millrace.state.storage.Retries;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Determines where a job's checkpoints and savepoints are stored.
///
/// @param retries the retry policy for reads
public record SnapshotPlaces(
        Configuration configuration, JobID job, Host host, SnapshotAddresses addresses, Retries retries) {
    private static final int NAME_BYTES = 6;

    /// Creates the places of a job.
    ///
    /// @param statistics counts the retries
    public static SnapshotPlaces of(
            JobID id, JobContext job, CheckpointSettings settings, CheckpointStatistics statistics) {
        Configuration configuration = job.spec().configuration();
        Host host = job.host();
        return new SnapshotPlaces(
                configuration,
                id,
                host,
                new SnapshotAddresses(host.disk(), job.userLoader(), configuration),
                settings.storing().retries(host, statistics));
    }

    /// Returns the directory of all checkpoints. If none is configured, a temporary directory is created.
    SnapshotPlace checkpoints() throws IOException {
        Optional<String> named = configuration.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY);
        if (named.isEmpty())
            return SnapshotPlace.of(host.disk(), host.disk().temporaryDirectory("millrace-checkpoints"));
        SnapshotPlace root = place(named.get(), CheckpointingOptions.CHECKPOINTS_DIRECTORY.key());
        boolean isBelow = configuration.get(CheckpointingOptions.CREATE_CHECKPOINT_SUB_DIR);
        return isBelow ? root.resolve(job.toHexString()) : root;
    }

    /// Checks that checkpoints can be written to a directory.
    static void checkWritable(SnapshotPlace root) throws IOException {
        if (root.isWritable()) return;
        throw JobFaults.READ_ONLY
                .what("Checkpoints cannot be written to %s.", root)
                .fix(
                        "Mount the directory as writable, give the process the permission, or set %s.",
                        CheckpointingOptions.CHECKPOINTS_DIRECTORY.key());
    }

    /// Returns a directory with a unique name for a new savepoint.
    ///
    /// @param asked the requested parent directory; null for the configured directory
    SnapshotPlace savepoint(@Nullable String asked) {
        String key = CheckpointingOptions.SAVEPOINT_DIRECTORY.key();
        String parent = asked == null
                ? configuration
                        .getOptional(CheckpointingOptions.SAVEPOINT_DIRECTORY)
                        .orElseThrow(() -> JobFaults.NO_SAVEPOINT_PLACE
                                .what("The savepoint has no target directory.")
                                .fix("Name a directory, or set %s.".formatted(key)))
                : asked;
        byte[] chance = new byte[NAME_BYTES];
        host.chance().nextBytes(chance);
        String name = "savepoint-%s-%s"
                .formatted(
                        job.toHexString().substring(0, NAME_BYTES),
                        HexFormat.of().formatHex(chance));
        return place(parent, key).resolve(name);
    }

    /// Resolves a path from a program or user.
    public SnapshotPlace place(String text, String what) {
        return retries.reading(addresses.place(text, what));
    }
}
