package dev.millrace.api.fs;

import dev.millrace.api.fs.FileSystem.WriteMode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;

/// Files and directories under a scheme of addresses. Safe to use from any thread; its streams are not.
public interface IFileSystem {

    /// Relative paths begin here.
    Path getWorkingDirectory();

    Path getHomeDirectory();

    /// The address under which the file system is known, such as `file:///`.
    URI getUri();

    /// @throws FileNotFoundException if there is nothing at that path
    FileStatus getFileStatus(Path f) throws IOException;

    /// Where the blocks with these bytes of a file lie.
    BlockLocation[] getFileBlockLocations(FileStatus file, long start, long len) throws IOException;

    /// Opens a file at its first byte.
    ///
    /// @param bufferSize what the caller would like; a file system may have its own mind
    FSDataInputStream open(Path f, int bufferSize) throws IOException;

    /// Opens a file at its first byte.
    FSDataInputStream open(Path f) throws IOException;

    /// What lies in a directory, or the file itself.
    ///
    /// @throws FileNotFoundException if there is nothing at that path
    FileStatus[] listStatus(Path f) throws IOException;

    default boolean exists(Path f) throws IOException {
        try {
            getFileStatus(f);
            return true;
        } catch (FileNotFoundException missing) {
            return false;
        }
    }

    /// Whether the file system can copy between these paths by itself.
    default boolean canCopyPaths(Path source, Path destination) throws IOException {
        return false;
    }

    /// Deletes a file or directory.
    ///
    /// @param recursive whether what is in a directory goes with it
    /// @return false if there was nothing
    boolean delete(Path f, boolean recursive) throws IOException;

    /// Makes a directory and its parents.
    ///
    /// @return whether the directory is there now
    boolean mkdirs(Path f) throws IOException;

    /// Begins a new file; its parents are made.
    FSDataOutputStream create(Path f, WriteMode overwriteMode) throws IOException;

    /// Renames a file or directory.
    ///
    /// @return false if there was nothing to rename
    boolean rename(Path src, Path dst) throws IOException;

    /// Whether other machines see the same files.
    boolean isDistributedFS();

    /// Makes an output path ready, if the file system is local: the directory is made, or an older file removed.
    ///
    /// @param createDirectory whether the path is to be a directory
    /// @return whether the path can be written now
    boolean initOutPathLocalFS(Path outPath, WriteMode writeMode, boolean createDirectory) throws IOException;

    /// The same for a distributed file system; called once for all writers.
    boolean initOutPathDistFS(Path outPath, WriteMode writeMode, boolean createDirectory) throws IOException;
}
