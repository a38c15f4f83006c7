package dev.millrace.state.inspect;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lists the checkpoints at a path: one if the path is the directory of a checkpoint or savepoint, or all checkpoints
/// of a job.
///
/// @param path the path as the caller gave it
/// @param all the checkpoints, the newest first
public record InspectedCheckpoints(SnapshotPlace path, List<Candidate> all) {
    private static final String OWN_NAME = "chk-\\d{1,18}";

    public InspectedCheckpoints {
        all = List.copyOf(all);
    }

    /// Describes a directory that is a complete or an incomplete checkpoint.
    ///
    /// @param manifest null if the manifest is missing or damaged
    /// @param fault the reason why a job cannot start from the checkpoint; null if no reason is found in the
    ///     manifest and the indexes of the files
    public record Candidate(
            SnapshotPlace directory,
            @Nullable Manifest manifest,
            @Nullable MillraceException fault) {}

    /// Lists the checkpoints at a path.
    ///
    /// @param path a checkpoint, a savepoint, the parent directory of a job's checkpoints, or a manifest
    /// @throws MillraceException if the path is none of these
    public static InspectedCheckpoints at(Disk disk, Path path) throws IOException {
        return at(SnapshotPlace.of(disk, path));
    }

    /// Lists the checkpoints at a path on any file system.
    public static InspectedCheckpoints at(SnapshotPlace path) throws IOException {
        if (!path.exists()) throw nothing(path, "The file or directory does not exist.", "");
        SnapshotPlace directory = directory(path);
        if (!directory.entry().isDirectory()) throw nothing(path, "The path is a file.", "");
        boolean isOne = directory.resolve(CheckpointDirectory.MANIFEST).exists()
                || directory.name().matches(OWN_NAME);
        if (isOne) return new InspectedCheckpoints(path, List.of(candidate(directory)));
        List<Candidate> all = new ArrayList<>();
        for (SnapshotPlace each : new CheckpointDirectory(directory).all()) all.add(candidate(each));
        if (all.isEmpty()) throw nothing(path, "The directory contains no checkpoint.", below(directory));
        return new InspectedCheckpoints(path, all);
    }

    private static SnapshotPlace directory(SnapshotPlace path) {
        SnapshotPlace parent = path.name().equals(CheckpointDirectory.MANIFEST) ? path.parent() : null;
        return parent == null ? path : parent;
    }

    private static Candidate candidate(SnapshotPlace directory) throws IOException {
        Manifest manifest = null;
        try {
            CheckpointDirectory.Complete complete = CheckpointDirectory.open(directory);
            manifest = complete.manifest();
            for (SnapshotPart part : SnapshotPart.all(complete)) {
                if (part.fault() != null) return new Candidate(directory, manifest, part.fault());
            }
            return new Candidate(directory, manifest, null);
        } catch (MillraceException unusable) {
            return new Candidate(directory, manifest, unusable);
        }
    }

    /// Returns a subdirectory that contains a checkpoint, or an empty string.
    private static String below(SnapshotPlace directory) throws IOException {
        for (SnapshotPlace.Entry entry : directory.children()) {
            boolean isOne = entry.isDirectory()
                    && (entry.place().resolve(CheckpointDirectory.MANIFEST).exists()
                            || !new CheckpointDirectory(entry.place()).all().isEmpty());
            if (isOne) return entry.place().toString();
        }
        return "";
    }

    private static MillraceException nothing(SnapshotPlace path, String why, String other) {
        String fix = "Use a checkpoint (chk-N), a savepoint, or the directory of a job's checkpoints";
        return InspectFaults.NOTHING
                .what("%s is not a checkpoint.", path)
                .why(why)
                .fix(fix + (other.isEmpty() ? "." : ", for example " + other));
    }

    /// Returns the newest checkpoint from which a job can start.
    public Optional<Candidate> usable() {
        return all.stream().filter(each -> each.fault() == null).findFirst();
    }
}
