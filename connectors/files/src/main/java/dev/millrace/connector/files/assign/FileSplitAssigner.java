package dev.millrace.connector.files.assign;

import dev.millrace.connector.files.split.FileSourceSplit;
import java.io.Serializable;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides which split is read next. For one thread.
public interface FileSplitAssigner {

    /// The next split for a reader; empty if there is none now.
    ///
    /// @param hostname where the reader is; null if unknown
    Optional<FileSourceSplit> getNext(@Nullable String hostname);

    /// Adds splits: new ones, or ones a failed reader gave back.
    void addSplits(Collection<FileSourceSplit> splits);

    /// The splits nobody has taken.
    Collection<FileSourceSplit> remainingSplits();

    /// Makes assigners where the job runs.
    @FunctionalInterface
    interface Provider extends Serializable {
        FileSplitAssigner create(Collection<FileSourceSplit> initialSplits);
    }
}
