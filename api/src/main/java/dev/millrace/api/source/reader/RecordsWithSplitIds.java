package dev.millrace.api.source.reader;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Contains a batch of fetched records, grouped by split. Not thread-safe.
public interface RecordsWithSplitIds<E> {

    /// Moves to the next split and returns its id; null at the end of the batch.
    @Nullable
    String nextSplit();

    /// Returns the next record of the current split; null at the end of the split.
    @Nullable
    E nextRecordFromSplit();

    /// Returns the ids of the splits that end with this batch.
    Set<String> finishedSplits();

    /// Releases the buffers of the batch. Called after the batch was read.
    default void recycle() {}
}
