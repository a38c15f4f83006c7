package dev.millrace.state.inspect;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.state.checkpoint.CheckpointDirectory.Complete;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Describes one file of a checkpoint.
///
/// @param name the path in the manifest, relative to the parent directory of the job's checkpoints, or to the savepoint
/// @param path the location of the file
/// @param size the size in bytes; the size in the manifest if the file is unusable
/// @param file null if the file is unusable
/// @param fault the reason why the file is unusable, or null
public record SnapshotPart(
        String name,
        SnapshotPlace path,
        long size,
        @Nullable SnapshotFile file,
        @Nullable MillraceException fault) {

    /// Opens all files of a checkpoint, in the order in which they must be read.
    static List<SnapshotPart> all(Complete checkpoint) {
        List<SnapshotPart> parts = new ArrayList<>();
        for (Manifest.StateFile file : checkpoint.manifest().files()) {
            parts.add(open(checkpoint, file));
        }
        return parts;
    }

    private static SnapshotPart open(Complete checkpoint, Manifest.StateFile listed) {
        SnapshotPlace path = checkpoint.root().resolve(listed.path());
        try {
            path = find(checkpoint, listed.path());
            long size = path.entry().size();
            if (size != listed.size()) {
                return broken(listed, path, "The file has %d bytes instead of %d.".formatted(size, listed.size()));
            }
            return new SnapshotPart(listed.path(), path, size, SnapshotFile.open(path), null);
        } catch (MillraceException damaged) {
            return new SnapshotPart(listed.path(), path, listed.size(), null, damaged);
        } catch (NoSuchFileException missing) {
            return broken(listed, path, "The file is missing.");
        } catch (IOException unreadable) {
            return broken(listed, path, "" + unreadable);
        }
    }

    private static SnapshotPart broken(Manifest.StateFile listed, SnapshotPlace path, String why) {
        MillraceException fault = InspectFaults.FILE
                .what("%s cannot be used.", path)
                .why(why)
                .fix("Restore the file from a copy, or use an older checkpoint.");
        return new SnapshotPart(listed.path(), path, listed.size(), null, fault);
    }

    /// Returns the location of a file. If the checkpoint's directory was renamed, its own files are beside
    /// the manifest.
    private static SnapshotPlace find(Complete checkpoint, String name) throws IOException {
        SnapshotPlace written = checkpoint.root().resolve(name);
        String own = "chk-" + checkpoint.manifest().checkpoint() + "/";
        if (written.exists() || !name.startsWith(own)) return written;
        return checkpoint.path().resolve(name.substring(own.length()));
    }
}
