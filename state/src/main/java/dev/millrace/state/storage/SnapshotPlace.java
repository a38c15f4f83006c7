package dev.millrace.state.storage;

import dev.millrace.api.fs.FileSystem;
import dev.millrace.base.host.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Represents the path of a file or directory of snapshots, with all operations on it. Requires only operations that an
/// object store supports. Two places are equal if they have the same path. Thread-safe.
public interface SnapshotPlace {

    /// Describes a file or directory.
    ///
    /// @param size the size in bytes; 0 for directories
    /// @param modifiedMillis the modification time, in wall-clock milliseconds
    record Entry(SnapshotPlace place, boolean isDirectory, long size, long modifiedMillis) {}

    /// Creates a place on a disk.
    static SnapshotPlace of(Disk disk, Path path) {
        return new DiskPlace(disk, path);
    }

    /// Creates a place in a file system that a program or plug-in provides.
    static SnapshotPlace of(FileSystem files, dev.millrace.api.fs.Path path) {
        return new FileSystemPlace(files, path);
    }

    /// Returns a place below this one.
    ///
    /// @param below the relative path, with slashes
    SnapshotPlace resolve(String below);

    /// Returns the parent directory, or null for the root.
    @Nullable
    SnapshotPlace parent();

    /// Returns the last element of the path.
    String name();

    /// Returns the relative path from here to a place below, with slashes.
    String nameOf(SnapshotPlace below);

    /// Returns the path with the scheme of its file system, as clients display it.
    String address();

    boolean exists() throws IOException;

    /// Returns the properties of the file or directory.
    ///
    /// @throws java.nio.file.NoSuchFileException if the path does not exist
    Entry entry() throws IOException;

    /// Returns the entries of this directory, sorted by name. Empty if the directory does not exist.
    List<Entry> children() throws IOException;

    /// Reads bytes of a file.
    ///
    /// @return fewer bytes than requested only if the file ends before
    /// @throws java.nio.file.NoSuchFileException if the file does not exist
    byte[] read(long position, int length) throws IOException;

    /// Starts a new file, and creates its parent directories.
    Draft create() throws IOException;

    /// Deletes a file or an empty directory. Does nothing if the path does not exist.
    void delete() throws IOException;

    /// Makes a file, or the entries of a directory, durable.
    void settle() throws IOException;

    /// Returns the free space in bytes. Empty if the free space is unknown.
    OptionalLong free() throws IOException;

    /// Returns whether the path appears writable. Does not write a file to find out.
    boolean isWritable() throws IOException;
}
