package dev.millrace.api.fs;

import java.io.IOException;
import java.util.List;

/// Is a file system that copies many files at once, faster than through streams.
public interface PathsCopyingFileSystem extends IFileSystem {

    /// Describes the copy of one file.
    interface CopyRequest {

        /// Returns the existing file.
        Path getSource();

        /// Returns the new file.
        Path getDestination();

        /// Returns the size of the file in bytes.
        long getSize();

        /// Returns a request with the given parts.
        static CopyRequest of(Path source, Path destination, long size) {
            return new PathCopy(source, destination, size);
        }
    }

    /// Copies all files. If one copy fails, the call fails, and the other files may or may not exist.
    ///
    /// @param closeableRegistry closes the transfers when the caller no longer needs them
    void copyFiles(List<CopyRequest> requests, ICloseableRegistry closeableRegistry) throws IOException;

    @Override
    default boolean canCopyPaths(Path source, Path destination) throws IOException {
        return true;
    }
}
