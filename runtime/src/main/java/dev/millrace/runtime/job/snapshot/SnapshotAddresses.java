package dev.millrace.runtime.job.snapshot;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.FileSystems;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.runtime.job.JobFaults;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Resolves the paths of snapshots: on the local disk, or in a file system from a
/// [dev.millrace.api.fs.FileSystemFactory] of the program or a plug-in.
///
/// @param loader the class loader of the program
/// @param configuration the settings for the factories
public record SnapshotAddresses(Disk disk, ClassLoader loader, Configuration configuration) {
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");

    /// Resolves a path from a program or user.
    ///
    /// @param what the name of the setting, for messages
    /// @throws MillraceException if there is no file system for the scheme
    public SnapshotPlace place(String text, String what) {
        String path = text.replaceFirst("^file:(//)?", "");
        if (!SCHEME.matcher(path).matches())
            return SnapshotPlace.of(disk, Path.of(path).toAbsolutePath());
        dev.millrace.api.fs.Path named = new dev.millrace.api.fs.Path(text);
        return SnapshotPlace.of(fileSystem(named.toUri(), text, what), named);
    }

    private FileSystem fileSystem(URI address, String text, String what) {
        Optional<FileSystem> found;
        try {
            found = FileSystems.find(address, loader, configuration);
        } catch (IOException failed) {
            throw JobFaults.NOT_OPENED
                    .what("The file system of %s '%s' cannot be opened.", what, text)
                    .why("%s", failed.getMessage())
                    .cause(failed)
                    .fix("Correct the cause.");
        }
        return found.orElseThrow(() -> JobFaults.NOT_LOCAL
                .what("The file system of %s '%s' is not supported.", what, text)
                .why("No plug-in supports the file system '%s'. %s", address.getScheme(), FileSystems.supported(loader))
                .fix(
                        "Use one of these file systems, or put the jar of a plug-in for it into plugins/%s.",
                        address.getScheme()));
    }

    /// Deletes the files that a savepoint owns.
    ///
    /// @throws MillraceException if there is no savepoint at the path
    public void disposeSavepoint(String path) throws IOException {
        SnapshotPlace place = place(path, "the savepoint");
        SnapshotPlace above = place.name().equals(CheckpointDirectory.MANIFEST) ? place.parent() : null;
        CheckpointDirectory.disposeSavepoint(above == null ? place : above);
    }
}
