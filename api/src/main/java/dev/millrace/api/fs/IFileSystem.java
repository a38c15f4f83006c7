package dev.millrace.api.fs;

import dev.millrace.api.fs.FileSystem.WriteMode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/// Manages files and directories under a URI scheme. Thread-safe, except the streams.
public interface IFileSystem {

    /// Returns the directory to which relative paths refer.
    Path getWorkingDirectory();

    /// Returns the home directory of the user.
    Path getHomeDirectory();

    /// Returns the URI of the file system, such as `file:///`.
    URI getUri();

    /// Returns the status of a file or directory.
    ///
    /// @throws FileNotFoundException if the path does not exist
    FileStatus getFileStatus(Path f) throws IOException;

    /// Returns the locations of the blocks that contain a range of a file.
    BlockLocation[] getFileBlockLocations(FileStatus file, long start, long len) throws IOException;

    /// Opens a file at its first byte.
    ///
    /// @param bufferSize the preferred buffer size in bytes; the file system may ignore it
    FSDataInputStream open(Path f, int bufferSize) throws IOException;

    /// Opens a file at its first byte.
    FSDataInputStream open(Path f) throws IOException;

    /// Returns the entries of a directory, or the status of a file.
    ///
    /// @throws FileNotFoundException if the path does not exist
    FileStatus[] listStatus(Path f) throws IOException;

    /// Creates a writer of files that appear only after a commit.
    ///
    /// @throws UnsupportedOperationException if the file system has no such writer
    default RecoverableWriter createRecoverableWriter() throws IOException {
        throw FileSystemFaults.NO_RECOVERABLE_WRITER
                .unsupported(
                        "The file system %s (%s) cannot write files that appear only after a commit.",
                        getUri(), getClass().getName())
                .fix("Write to a file system with a RecoverableWriter, for example a local disk, HDFS or S3.");
    }

    /// Creates a writer of files that appear only after a commit.
    ///
    /// @param conf settings of the writer, whose keys the file system defines
    /// @throws UnsupportedOperationException if the file system has no such writer
    default RecoverableWriter createRecoverableWriter(Map<String, String> conf) throws IOException {
        return createRecoverableWriter();
    }

    /// Tells whether the path exists.
    default boolean exists(Path f) throws IOException {
        try {
            getFileStatus(f);
            return true;
        } catch (FileNotFoundException missing) {
            return false;
        }
    }

    /// Returns whether the file system can copy between two paths without the client.
    default boolean canCopyPaths(Path source, Path destination) throws IOException {
        return false;
    }

    /// Deletes a file or directory.
    ///
    /// @param recursive whether to delete the content of a directory
    /// @return false if the path does not exist
    boolean delete(Path f, boolean recursive) throws IOException;

    /// Creates a directory and its parents.
    ///
    /// @return whether the directory exists afterwards
    boolean mkdirs(Path f) throws IOException;

    /// Creates a file and its parent directories.
    FSDataOutputStream create(Path f, WriteMode overwriteMode) throws IOException;

    /// Renames a file or directory.
    ///
    /// @return false if the source does not exist
    boolean rename(Path src, Path dst) throws IOException;

    /// Returns whether all machines see the same files.
    boolean isDistributedFS();

    /// Prepares an output path in a local file system: creates the directory or removes an older file.
    ///
    /// @param createDirectory whether the path is to be a directory
    /// @return whether the path can be written
    boolean initOutPathLocalFS(Path outPath, WriteMode writeMode, boolean createDirectory) throws IOException;

    /// Prepares an output path in a distributed file system. Called once for all writers.
    ///
    /// @param createDirectory whether the path is to be a directory
    /// @return whether the path can be written
    boolean initOutPathDistFS(Path outPath, WriteMode writeMode, boolean createDirectory) throws IOException;
}
