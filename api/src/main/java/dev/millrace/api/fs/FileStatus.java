package dev.millrace.api.fs;

/// What a file system knows of a file or directory.
public interface FileStatus {

    /// Bytes; 0 for directories.
    long getLen();

    /// Bytes of a block, at most [#getLen()].
    long getBlockSize();

    /// How many copies the file system keeps.
    short getReplication();

    /// Milliseconds of the wall clock at the last change.
    long getModificationTime();

    /// Milliseconds of the wall clock at the last read; 0 if the file system does not keep it.
    long getAccessTime();

    boolean isDir();

    Path getPath();
}
