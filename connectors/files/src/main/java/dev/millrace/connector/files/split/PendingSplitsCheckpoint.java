package dev.millrace.connector.files.split;

import dev.millrace.api.fs.Path;
import java.util.Collection;
import java.util.List;

/// What an enumerator remembers: splits that nobody reads yet, and files it has seen.
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

    /// Files whose splits have been made; empty for sources that look only once.
    public Collection<Path> getAlreadyProcessedPaths() {
        return alreadyProcessedPaths;
    }

    @Override
    public String toString() {
        return splits.size() + " splits pending, " + alreadyProcessedPaths.size() + " files seen";
    }

    /// A copy of the splits, and no files.
    public static <T extends FileSourceSplit> PendingSplitsCheckpoint<T> fromCollectionSnapshot(Collection<T> splits) {
        return new PendingSplitsCheckpoint<>(splits, List.of());
    }

    /// A copy of both.
    public static <T extends FileSourceSplit> PendingSplitsCheckpoint<T> fromCollectionSnapshot(
            Collection<T> splits, Collection<Path> alreadyProcessedPaths) {
        return new PendingSplitsCheckpoint<>(splits, alreadyProcessedPaths);
    }
}
