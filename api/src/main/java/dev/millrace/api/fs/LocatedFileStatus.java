package dev.millrace.api.fs;

/// A file status that knows where the file's blocks lie.
public interface LocatedFileStatus extends FileStatus {

    BlockLocation[] getBlockLocations();
}
