package dev.millrace.api.source.reader;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A batch that a split reader fetched, ordered by split. A thread at a time uses it.
public interface RecordsWithSplitIds<E> {

    /// Moves to the next split; null at the end.
    @Nullable
    String nextSplit();

    /// The next record of the split at hand; null at its end.
    @Nullable
    E nextRecordFromSplit();

    /// The splits that end with this batch.
    Set<String> finishedSplits();

    /// Gives buffers back; called when all was read.
    default void recycle() {}
}
