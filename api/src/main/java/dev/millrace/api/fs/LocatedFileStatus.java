package dev.millrace.api.fs;

/// Describes a file with the locations of its blocks.
public interface LocatedFileStatus extends FileStatus {

    /// Returns the locations of all blocks of the file.
    BlockLocation[] getBlockLocations();
}
