package dev.millrace.cluster.artifact;

import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.storage.SharedDirectory;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Stores the artifacts of one leader in a directory beside the directories of former leaders. Not thread-safe.
final class ArtifactRefs {
    /// The number of searches for an artifact. A former leader may be moving the artifact into its own directory at
    /// this moment.
    private static final int LOOKS = 3;

    private final Disk disk;
    private final Path directory;
    private final long epoch;
    private final ArtifactFiles files;

    /// @param directory the directory of all leaders
    ArtifactRefs(Host host, SharedDirectory directory, long epoch) {
        this.disk = directory.disk();
        this.directory = directory.path();
        this.epoch = epoch;
        this.files = new ArtifactFiles(host, disk, of(epoch));
    }

    private Path of(long epoch) {
        return directory.resolve(Long.toString(epoch));
    }

    ArtifactFiles files() {
        return files;
    }

    /// Moves an artifact from the newest former leader that has it. If no leader has it, nothing happens, and later
    /// reads fail.
    void inherit(String hash) {
        Path own = files.file(hash);
        try {
            for (int look = 0; look < LOOKS && !disk.exists(own); look++)
                for (long each : before()) if (take(of(each).resolve(hash), own)) break;
        } catch (IOException failed) {
            throw ArtifactFiles.fault(hash, failed);
        }
    }

    private boolean take(Path theirs, Path own) throws IOException {
        if (!disk.exists(theirs)) return false;
        try {
            disk.move(theirs, own);
            disk.sync(of(epoch));
            return true;
        } catch (NoSuchFileException takenMeanwhile) {
            return false;
        }
    }

    /// Returns the epochs of former leaders that have left a directory, newest first.
    private List<Long> before() throws IOException {
        List<Long> before = new ArrayList<>();
        for (Disk.Entry entry : disk.list(directory)) {
            String name = entry.path().getFileName().toString();
            boolean isEpoch = entry.isDirectory() && name.matches("[0-9]{1,18}");
            if (isEpoch && Long.parseLong(name) < epoch) before.add(Long.valueOf(name));
        }
        before.sort((one, other) -> Long.compare(other, one));
        return before;
    }

    /// Deletes the artifacts that are not held, and all files of former leaders.
    void sweep(Predicate<String> isHeld) {
        files.sweep(isHeld);
        try {
            for (long each : before()) {
                for (Disk.Entry left : disk.list(of(each))) disk.delete(left.path());
                disk.delete(of(each));
            }
        } catch (IOException failed) {
            throw ArtifactFiles.fault("The artifacts of earlier coordinators", failed);
        }
    }
}
