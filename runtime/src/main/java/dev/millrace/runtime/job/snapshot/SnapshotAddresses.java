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

/// Finds the places of snapshots that people name: on the disk, or in a file system for whose scheme a program or
/// plug-in has brought a [dev.millrace.api.fs.FileSystemFactory].
///
/// @param loader of the program's classes
/// @param configuration which factories are told
public record SnapshotAddresses(Disk disk, ClassLoader loader, Configuration configuration) {
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");

    /// The place that a program or user means.
    ///
    /// @param what was set to the text, for messages
    /// @throws MillraceException if nobody brings its file system
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
                    .what("%s is '%s', whose file system cannot be opened", what, text)
                    .why("%s", failed.getMessage())
                    .cause(failed)
                    .fix("see the cause");
        }
        return found.orElseThrow(() -> JobFaults.NOT_LOCAL
                .what("%s is '%s'", what, text)
                .why(
                        "nobody brings a file system for '%s'; there are: %s",
                        address.getScheme(), String.join(", ", FileSystems.schemes(loader)))
                .fix("use one of these, or put a FileSystemFactory for it on the class path"));
    }

    /// Deletes a savepoint's own files.
    ///
    /// @throws MillraceException if there is no savepoint at the path
    public void disposeSavepoint(String path) throws IOException {
        SnapshotPlace place = place(path, "the savepoint");
        SnapshotPlace above = place.name().equals(CheckpointDirectory.MANIFEST) ? place.parent() : null;
        CheckpointDirectory.disposeSavepoint(above == null ? place : above);
    }
}
