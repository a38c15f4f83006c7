package dev.millrace.connector.files.split;

import dev.millrace.api.fs.Path;
import java.util.Collection;
import java.util.List;

/// Holds the state of an enumerator: unassigned splits and the files seen so far.
///
/// @param <SplitT> the type of the splits
public class PendingSplitsCheckpoint<SplitT extends FileSourceSplit> {
    private final Collection<SplitT> splits;
    private final Collection<Path> alreadyProcessedPaths;

    protected PendingSplitsCheckpoint(Collection<SplitT> splits, Collection<Path> alreadyProcessedPaths) {
        this.splits = List.copyOf(splits);
        this.alreadyProcessedPaths = List.copyOf(alreadyProcessedPaths);
    }

    public Collection<SplitT> getSplits() {
        return splits;
    }

    /// Returns the files whose splits were created; empty for bounded sources.
    public Collection<Path> getAlreadyProcessedPaths() {
        return alreadyProcessedPaths;
    }

    @Override
    public String toString() {
        return splits.size() + " splits pending, " + alreadyProcessedPaths.size() + " files seen";
    }

    /// Creates a checkpoint with a copy of the splits, and without files.
    public static <T extends FileSourceSplit> PendingSplitsCheckpoint<T> fromCollectionSnapshot(Collection<T> splits) {
        return new PendingSplitsCheckpoint<>(splits, List.of());
    }

    /// Creates a checkpoint with copies of the splits and the files.
    public static <T extends FileSourceSplit> PendingSplitsCheckpoint<T> fromCollectionSnapshot(
            Collection<T> splits, Collection<Path> alreadyProcessedPaths) {
        return new PendingSplitsCheckpoint<>(splits, alreadyProcessedPaths);
    }
}
