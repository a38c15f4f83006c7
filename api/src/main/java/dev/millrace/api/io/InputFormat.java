package dev.millrace.api.io;

import dev.millrace.api.config.Configuration;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads records from the splits of an input. One copy of the format creates and assigns the splits. Each subtask has a
/// copy that reads split after split in one thread: `open`, records to the end, `close`.
public interface InputFormat<OT, T extends InputSplit> extends InputSplitSource<T> {

    /// Configures the copy. Called before all other methods.
    void configure(Configuration parameters);

    /// Returns statistics of the input; null if unknown.
    ///
    /// @param cachedStatistics earlier statistics; null if there are none
    @Nullable
    BaseStatistics getStatistics(@Nullable BaseStatistics cachedStatistics) throws IOException;

    @Override
    T[] createInputSplits(int minNumSplits) throws IOException;

    @Override
    InputSplitAssigner getInputSplitAssigner(T[] inputSplits);

    /// Opens a split at its first record.
    void open(T split) throws IOException;

    /// Returns whether the split has no more records.
    boolean reachedEnd() throws IOException;

    /// Returns the next record; null if there is none.
    ///
    /// @param reuse a record that may be filled and returned; null if the type does not support reuse
    @Nullable
    OT nextRecord(@Nullable OT reuse) throws IOException;

    /// Closes the current split.
    void close() throws IOException;
}
