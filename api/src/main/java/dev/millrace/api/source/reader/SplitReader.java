package dev.millrace.api.source.reader;

import dev.millrace.api.source.SourceFaults;
import dev.millrace.api.source.SourceSplit;
import java.io.IOException;
import java.util.Collection;

/// Fetches records from outside. A fetcher's thread makes all calls but [#wakeUp], and may wait in them.
public interface SplitReader<E, SplitT extends SourceSplit> extends AutoCloseable {

    /// Waits for records, and returns early, perhaps with none, when it is woken.
    RecordsWithSplitIds<E> fetch() throws IOException;

    /// Takes splits that came or go.
    void handleSplitsChanges(SplitsChange<SplitT> splitsChanges);

    /// Ends the current [#fetch], or the next one if none runs. Called by other threads.
    void wakeUp();

    /// Holds back splits that are ahead of others, and lets go those that are no longer.
    default void pauseOrResumeSplits(Collection<SplitT> splitsToPause, Collection<SplitT> splitsToResume) {
        throw SourceFaults.NO_SPLIT_ALIGNMENT
                .unsupported("%s was asked to pause %d splits", getClass().getName(), splitsToPause.size())
                .why("the watermark strategy aligns splits, and this reader cannot pause one of them")
                .fix("override pauseOrResumeSplits, or set pipeline.watermark-alignment.allow-unaligned-source-splits");
    }
}
