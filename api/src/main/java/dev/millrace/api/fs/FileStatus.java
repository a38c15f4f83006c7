package dev.millrace.api.fs;

/// Describes a file or directory.
public interface FileStatus {

    /// Returns the length in bytes; 0 for directories.
    long getLen();

    /// Returns the block size in bytes, at most [#getLen()].
    long getBlockSize();

    /// Returns the number of replicas.
    short getReplication();

    /// Returns the time of the last change in milliseconds of the wall clock.
    long getModificationTime();

    /// Returns the time of the last access in milliseconds of the wall clock; 0 if unknown.
    long getAccessTime();

    /// Tells whether the path is a directory.
    boolean isDir();

    /// Returns the path of the file or directory.
    Path getPath();
}
