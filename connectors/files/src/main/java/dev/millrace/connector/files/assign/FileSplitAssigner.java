package dev.millrace.connector.files.assign;

import dev.millrace.connector.files.split.FileSourceSplit;
import java.io.Serializable;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides which split is read next. Not thread-safe.
public interface FileSplitAssigner {

    /// Returns the next split for a reader; empty if there is none now.
    ///
    /// @param hostname where the reader runs; null if unknown
    Optional<FileSourceSplit> getNext(@Nullable String hostname);

    /// Adds splits: new ones, or splits that a failed reader returned.
    void addSplits(Collection<FileSourceSplit> splits);

    /// Returns the unassigned splits.
    Collection<FileSourceSplit> remainingSplits();

    /// Creates assigners where the job runs.
    @FunctionalInterface
    interface Provider extends Serializable {
        FileSplitAssigner create(Collection<FileSourceSplit> initialSplits);
    }
}
