package dev.millrace.runtime.job;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobID;
import dev.millrace.base.host.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a job's checkpoints and savepoints go.
record SnapshotPlaces(Configuration configuration, JobID job, Host host) {
    private static final int NAME_BYTES = 6;

    /// The directory of all checkpoints. One that nobody named lasts as long as the job.
    Path checkpoints() throws IOException {
        Optional<String> named = configuration.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY);
        if (named.isEmpty()) return host.disk().temporaryDirectory("millrace-checkpoints");
        Path root = local(named.get(), CheckpointingOptions.CHECKPOINTS_DIRECTORY.key());
        boolean isBelow = configuration.get(CheckpointingOptions.CREATE_CHECKPOINT_SUB_DIR);
        return isBelow ? root.resolve(job.toHexString()) : root;
    }

    /// A directory for a new savepoint, with a name of its own.
    ///
    /// @param asked where somebody wants it; null for where the job says
    Path savepoint(@Nullable String asked) {
        String key = CheckpointingOptions.SAVEPOINT_DIRECTORY.key();
        String parent = asked == null
                ? configuration
                        .getOptional(CheckpointingOptions.SAVEPOINT_DIRECTORY)
                        .orElseThrow(() -> JobFaults.NO_SAVEPOINT_PLACE
                                .what("a savepoint was asked for, but not where")
                                .fix("name a directory, or set %s".formatted(key)))
                : asked;
        byte[] chance = new byte[NAME_BYTES];
        host.chance().nextBytes(chance);
        String name = "savepoint-%s-%s"
                .formatted(
                        job.toHexString().substring(0, NAME_BYTES),
                        HexFormat.of().formatHex(chance));
        return local(parent, key).resolve(name);
    }

    /// The local path that a program or user means.
    static Path local(String text, String what) {
        String path = text.replaceFirst("^file:(//)?", "");
        if (path.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")) {
            throw JobFaults.NOT_LOCAL
                    .what("%s is '%s'", what, text)
                    .why("snapshots can only be kept in directories of this machine, shared ones included, so far")
                    .fix("use file:///… or a plain path");
        }
        return Path.of(path).toAbsolutePath();
    }

    /// As Flink's clients show paths.
    static String shown(Path path) {
        return "file:" + path;
    }
}
