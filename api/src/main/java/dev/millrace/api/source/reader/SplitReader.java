package dev.millrace.api.source.reader;

import dev.millrace.api.source.SourceFaults;
import dev.millrace.api.source.SourceSplit;
import java.io.IOException;
import java.util.Collection;

/// Fetches records from an external system. Called by the fetcher's thread only, except [#wakeUp]. Methods may block.
public interface SplitReader<E, SplitT extends SourceSplit> extends AutoCloseable {

    /// Waits for records. If the reader is woken up, the method returns early and the batch may be empty.
    RecordsWithSplitIds<E> fetch() throws IOException;

    /// Handles added or removed splits.
    void handleSplitsChanges(SplitsChange<SplitT> splitsChanges);

    /// Makes the current [#fetch], or the next one, return early. Thread-safe.
    void wakeUp();

    /// Pauses splits whose watermarks are ahead of the others, and resumes splits that are no longer ahead.
    ///
    /// @throws UnsupportedOperationException if the reader cannot pause splits
    default void pauseOrResumeSplits(Collection<SplitT> splitsToPause, Collection<SplitT> splitsToResume) {
        throw SourceFaults.NO_SPLIT_ALIGNMENT
                .unsupported("%s cannot pause %d splits.", getClass().getName(), splitsToPause.size())
                .why("The watermark strategy aligns splits, and this reader cannot pause one of them.")
                .fix("Override pauseOrResumeSplits, or set"
                        + " pipeline.watermark-alignment.allow-unaligned-source-splits.");
    }
}
