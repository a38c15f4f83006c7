package dev.millrace.state.checkpoint;

import java.util.List;

/// What a complete checkpoint consists of.
///
/// @param checkpoint its number
/// @param takenMillis when it was begun, by the wall clock
/// @param isSavepoint whether it belongs to whoever asked for it, and not to the job
/// @param job the job's name
/// @param files in the order in which they are to be read: whole ones before what changed since. Those that one
/// checkpoint wrote share a directory, and no others are in it
/// @param operators that had state, or could have had
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

    /// How many files, at the end, the checkpoint wrote itself; those before are of checkpoints that it goes on from.
    public int ownFiles() {
        if (files.isEmpty()) return 0;
        String own = files.getLast().directory();
        int first = files.size() - 1;
        while (first > 0 && files.get(first - 1).directory().equals(own)) first--;
        return files.size() - first;
    }

    /// Whether earlier checkpoints' files are needed too.
    public boolean isIncremental() {
        return files.size() > ownFiles();
    }

    /// A snapshot file.
    ///
    /// @param path below the directory of all the job's checkpoints, or of the savepoint, with slashes
    /// @param size in bytes
    public record StateFile(String path, long size) {
        /// Where it is; files of one checkpoint are in one.
        public String directory() {
            return path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }
    }

    /// An operator as it was.
    ///
    /// @param id under which files know its state
    /// @param name for people
    /// @param maxParallelism number of key groups
    public record OperatorEntry(String id, String name, int parallelism, int maxParallelism) {}
}
