package dev.millrace.base.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// Local files. Paths are plain JDK paths; every access to what they name goes through here.
public interface Disk {

    /// What is known of a file or directory without opening it.
    ///
    /// @param path as it was asked for
    /// @param size in bytes; 0 for directories
    /// @param modifiedMillis wall clock
    record Entry(Path path, boolean isDirectory, long size, long modifiedMillis) {}

    boolean exists(Path path);

    /// @throws java.nio.file.NoSuchFileException if there is nothing at that path
    Entry entry(Path path) throws IOException;

    /// The direct children of a directory, sorted by name.
    List<Entry> list(Path directory) throws IOException;

    /// Opens a file for reading from a byte position.
    InputStream read(Path file, long position) throws IOException;

    /// Opens a file for writing; parents are made, an older file of that name is replaced.
    OutputStream create(Path file) throws IOException;

    /// Opens a file for writing at its end, making it if it is not there.
    OutputStream append(Path file) throws IOException;

    /// Forces what was written to a closed file, or a directory's entries, to the device.
    void sync(Path path) throws IOException;

    /// Renames within one file system, atomically, replacing what is at the target.
    void move(Path from, Path to) throws IOException;

    /// Renames within one file system if nothing has the new name. Of several that try at once, in several
    /// processes, one succeeds.
    ///
    /// @return whether it was renamed; if not, the file keeps its name
    boolean moveIfFree(Path from, Path to) throws IOException;

    void makeDirectories(Path directory) throws IOException;

    /// Deletes a file or an empty directory; does nothing if there is none.
    void delete(Path path) throws IOException;

    /// How many bytes can still be written where a path is or would be; empty if nobody knows.
    default OptionalLong free(Path path) throws IOException {
        return OptionalLong.empty();
    }

    /// Whether files can be made where a path is or would be, as far as permissions and mounts tell.
    default boolean isWritable(Path path) {
        return true;
    }

    /// A new empty directory for files that need not outlive the process.
    Path temporaryDirectory(String prefix) throws IOException;
}
