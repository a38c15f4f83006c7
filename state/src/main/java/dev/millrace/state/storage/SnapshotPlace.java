package dev.millrace.state.storage;

import dev.millrace.api.fs.FileSystem;
import dev.millrace.base.host.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The name of a file or directory in which snapshots lie, and all that is ever done with one. It asks for no more
/// than what an object store can do. Two are equal if they name the same. Safe to use from any thread.
public interface SnapshotPlace {

    /// What is known of a file or directory without opening it.
    ///
    /// @param size in bytes; 0 for directories
    /// @param modifiedMillis wall clock
    record Entry(SnapshotPlace place, boolean isDirectory, long size, long modifiedMillis) {}

    /// A place on a disk.
    static SnapshotPlace of(Disk disk, Path path) {
        return new DiskPlace(disk, path);
    }

    /// A place in a file system that somebody brings.
    static SnapshotPlace of(FileSystem files, dev.millrace.api.fs.Path path) {
        return new FileSystemPlace(files, path);
    }

    /// A place below this one.
    ///
    /// @param below with slashes
    SnapshotPlace resolve(String below);

    /// The directory this is in; null for the root.
    @Nullable
    SnapshotPlace parent();

    /// The last part of the path.
    String name();

    /// The path from here to a place below this one, with slashes.
    String nameOf(SnapshotPlace below);

    /// With the scheme of its file system, as clients show paths.
    String address();

    boolean exists() throws IOException;

    /// @throws java.nio.file.NoSuchFileException if there is nothing
    Entry entry() throws IOException;

    /// What lies in this directory, sorted by name; nothing if it is not there.
    List<Entry> children() throws IOException;

    /// Reads bytes of a file.
    ///
    /// @return fewer than asked for only if the file ends before
    /// @throws java.nio.file.NoSuchFileException if it is not there
    byte[] read(long position, int length) throws IOException;

    /// Begins a new file; directories above it are made.
    Draft create() throws IOException;

    /// Deletes a file or an empty directory; does nothing if there is none.
    void delete() throws IOException;

    /// Makes sure that a file outlasts a crash of the machine, or of a directory which files are in it.
    void settle() throws IOException;

    /// How many bytes can still be written here; empty where nobody knows.
    OptionalLong free() throws IOException;

    /// Whether files can be written here, as far as that can be told without writing one.
    boolean isWritable() throws IOException;
}
