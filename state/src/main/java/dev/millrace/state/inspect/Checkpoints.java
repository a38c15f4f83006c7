package dev.millrace.state.inspect;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The checkpoints at a path: one if it is a checkpoint's or savepoint's own directory, or all of a job.
///
/// @param path as it was given
/// @param all the newest first
public record Checkpoints(Path path, List<Candidate> all) {
    private static final String OWN_NAME = "chk-\\d{1,18}";

    public Checkpoints {
        all = List.copyOf(all);
    }

    /// A directory that is a checkpoint, or was to become one.
    ///
    /// @param manifest null if it is missing or damaged
    /// @param fault why a job cannot start from it; null if it can, as far as the indexes of its files tell
    public record Candidate(
            Path directory,
            @Nullable Manifest manifest,
            @Nullable MillraceException fault) {}

    /// Looks what there is.
    ///
    /// @param path a checkpoint, a savepoint, the directory of all checkpoints of a job, or a manifest
    /// @throws MillraceException if there is nothing of that kind
    public static Checkpoints at(Disk disk, Path path) throws IOException {
        if (!disk.exists(path)) throw nothing(path, "there is no such file or directory", "");
        Path directory = path.endsWith(CheckpointDirectory.MANIFEST) ? parent(path) : path;
        if (!disk.entry(directory).isDirectory()) throw nothing(path, "it is a file", "");
        if (disk.exists(directory.resolve(CheckpointDirectory.MANIFEST)) || isNamedAsOne(directory)) {
            return new Checkpoints(path, List.of(candidate(disk, directory)));
        }
        List<Candidate> all = new ArrayList<>();
        for (Path each : new CheckpointDirectory(disk, directory).all()) all.add(candidate(disk, each));
        if (all.isEmpty()) throw nothing(path, "no directory in it is a checkpoint", below(disk, directory));
        return new Checkpoints(path, all);
    }

    private static boolean isNamedAsOne(Path directory) {
        Path name = directory.toAbsolutePath().normalize().getFileName();
        return name != null && name.toString().matches(OWN_NAME);
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static Candidate candidate(Disk disk, Path directory) throws IOException {
        Manifest manifest = null;
        try {
            CheckpointDirectory.Complete complete = CheckpointDirectory.open(disk, directory);
            manifest = complete.manifest();
            for (SnapshotPart part : SnapshotPart.all(disk, complete)) {
                if (part.fault() != null) return new Candidate(directory, manifest, part.fault());
            }
            return new Candidate(directory, manifest, null);
        } catch (MillraceException unusable) {
            return new Candidate(directory, manifest, unusable);
        }
    }

    /// A directory further down that would do.
    private static String below(Disk disk, Path directory) throws IOException {
        for (Disk.Entry entry : disk.list(directory)) {
            boolean isOne = entry.isDirectory()
                    && (disk.exists(entry.path().resolve(CheckpointDirectory.MANIFEST))
                            || !new CheckpointDirectory(disk, entry.path())
                                    .all()
                                    .isEmpty());
            if (isOne) return entry.path().toString();
        }
        return "";
    }

    private static MillraceException nothing(Path path, String why, String other) {
        String fix = "name a checkpoint (chk-N), a savepoint, or the directory of a job's checkpoints";
        return InspectFaults.NOTHING
                .what("%s is no checkpoint", path)
                .why(why)
                .fix(other.isEmpty() ? fix : fix + ", such as " + other);
    }

    /// The newest from which a job can start.
    public Optional<Candidate> usable() {
        return all.stream().filter(each -> each.fault() == null).findFirst();
    }
}
