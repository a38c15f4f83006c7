package dev.millrace.api.io;

import dev.millrace.api.config.Configuration;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads records from the splits of an input. One copy divides the input and gives out the splits; each subtask has a
/// copy that reads one split after the other, on one thread: `open`, records until the end, `close`.
public interface InputFormat<OT, T extends InputSplit> extends InputSplitSource<T> {

    /// Called before anything else, on each copy.
    void configure(Configuration parameters);

    /// What is known of the input; null if nothing is.
    ///
    /// @param cachedStatistics what was known before; null if nothing was
    @Nullable
    BaseStatistics getStatistics(@Nullable BaseStatistics cachedStatistics) throws IOException;

    @Override
    T[] createInputSplits(int minNumSplits) throws IOException;

    @Override
    InputSplitAssigner getInputSplitAssigner(T[] inputSplits);

    /// Goes to the first record of a split.
    void open(T split) throws IOException;

    /// Whether the split has no more records.
    boolean reachedEnd() throws IOException;

    /// The next record; null if there is none after all.
    ///
    /// @param reuse a record that may be filled and returned; null if the type has no empty record
    @Nullable
    OT nextRecord(@Nullable OT reuse) throws IOException;

    /// Ends the reading of a split.
    void close() throws IOException;
}
