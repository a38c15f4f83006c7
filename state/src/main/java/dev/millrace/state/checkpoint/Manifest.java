package dev.millrace.state.checkpoint;

import java.util.List;

/// Describes the content of a complete checkpoint.
///
/// @param checkpoint the number of the checkpoint
/// @param takenMillis the start of the checkpoint, in wall-clock milliseconds
/// @param isSavepoint whether the user owns the snapshot instead of the job
/// @param job the name of the job
/// @param files the files in the order in which they must be read: full ones before incremental ones. The files that
///     one checkpoint wrote share a directory, which contains no other files.
/// @param operators the operators with state, including those whose state was empty
public record Manifest(
        long checkpoint,
        long takenMillis,
        boolean isSavepoint,
        String job,
        List<StateFile> files,
        List<OperatorEntry> operators) {
    public Manifest {
        files = List.copyOf(files);
        operators = List.copyOf(operators);
    }

    /// Returns the number of files, at the end of the list, that the checkpoint itself wrote. Earlier checkpoints
    /// wrote the others.
    public int ownFiles() {
        if (files.isEmpty()) return 0;
        String own = files.getLast().directory();
        int first = files.size() - 1;
        while (first > 0 && files.get(first - 1).directory().equals(own)) first--;
        return files.size() - first;
    }

    /// Returns whether the checkpoint needs files of earlier checkpoints.
    public boolean isIncremental() {
        return files.size() > ownFiles();
    }

    /// Describes a snapshot file.
    ///
    /// @param path the path with slashes, relative to the parent directory of the job's checkpoints, or to
    ///     the savepoint
    /// @param size the size in bytes
    public record StateFile(String path, long size) {
        /// Returns the directory of the file. The files that one checkpoint wrote share a directory.
        public String directory() {
            return path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }
    }

    /// Describes an operator at the time of the checkpoint.
    ///
    /// @param id the ID under which the files store its state
    /// @param name the display name
    /// @param maxParallelism the number of key groups
    public record OperatorEntry(String id, String name, int parallelism, int maxParallelism) {}
}
