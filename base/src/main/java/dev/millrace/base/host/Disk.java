package dev.millrace.base.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads and writes local files. Paths are plain JDK paths, but all access to files uses this interface.
public interface Disk {

    /// Describes a file or directory.
    ///
    /// @param path the path that was asked for
    /// @param size the size in bytes; 0 for directories
    /// @param modifiedMillis the time of the last change by the wall clock
    record Entry(Path path, boolean isDirectory, long size, long modifiedMillis) {}

    boolean exists(Path path);

    /// Describes a file or directory.
    ///
    /// @throws java.nio.file.NoSuchFileException if there is nothing at that path
    Entry entry(Path path) throws IOException;

    /// Returns the direct children of a directory, sorted by name.
    List<Entry> list(Path directory) throws IOException;

    /// Opens a file for reading from a byte position.
    InputStream read(Path file, long position) throws IOException;

    /// Opens a new file for writing. Makes parent directories, and replaces an existing file.
    OutputStream create(Path file) throws IOException;

    /// Opens a file for writing at its end. Makes the file if it does not exist.
    OutputStream append(Path file) throws IOException;

    /// Returns whether [#append] changes a file in place. If not, each append makes a further file, and a file with few
    /// appends is read faster.
    default boolean appendsInPlace() {
        return true;
    }

    /// Forces the contents of a closed file, or the entries of a directory, to the device.
    void sync(Path path) throws IOException;

    /// Renames a file atomically within one file system, and replaces an existing target.
    void move(Path from, Path to) throws IOException;

    /// Renames a file within one file system if the target does not exist. If several processes try at the same
    /// time, one succeeds.
    ///
    /// @return whether the file was renamed; if not, it keeps its name
    boolean moveIfFree(Path from, Path to) throws IOException;

    void makeDirectories(Path directory) throws IOException;

    /// Deletes a file or an empty directory. Does nothing if it does not exist.
    void delete(Path path) throws IOException;

    /// Returns the free space in bytes of the file system of a path, which need not exist; empty if unknown.
    default OptionalLong free(Path path) throws IOException {
        return OptionalLong.empty();
    }

    /// Returns the size in bytes of the file system of a path, which need not exist; empty if unknown.
    default OptionalLong size(Path path) throws IOException {
        return OptionalLong.empty();
    }

    /// Returns the directory that contains temporary files; empty if unknown.
    default Optional<Path> temporaryFiles() {
        return Optional.empty();
    }

    /// Returns whether files can be made at a path, which need not exist, as far as permissions and mounts tell.
    default boolean isWritable(Path path) {
        return true;
    }

    /// Makes a new empty directory for files that need not outlive the process.
    Path temporaryDirectory(String prefix) throws IOException;
}
