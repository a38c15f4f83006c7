package dev.millrace.api.source;

import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.state.CheckpointListener;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Reads splits in a subtask. Called by the subtask's thread only. No method may block: if no record is available, the
/// reader reports that and completes a future later.
public interface SourceReader<T, SplitT extends SourceSplit> extends AutoCloseable, CheckpointListener {

    /// Starts the reader. Called once, after the splits of a checkpoint were added.
    void start();

    /// Emits the next record, if there is one. A reader may emit several records, but that delays checkpoints.
    ///
    /// @return `MORE_AVAILABLE` if the next call may emit a record, `NOTHING_AVAILABLE` if the next call has to
    /// wait for [#isAvailable], or `END_OF_INPUT` if all splits are finished and no more splits follow
    InputStatus pollNext(ReaderOutput<T> output) throws Exception;

    /// Returns the unfinished splits, each with the position at which reading continues.
    List<SplitT> snapshotState(long checkpointId);

    /// Returns a future that is complete when [#pollNext] may emit records. Any thread may complete the future. The
    /// future may complete without a record, but must complete when a record is available.
    CompletableFuture<Void> isAvailable();

    /// Adds splits that the enumerator assigned or that a checkpoint contained.
    void addSplits(List<SplitT> splits);

    /// Tells the reader that the enumerator assigns no more splits to it.
    void notifyNoMoreSplits();

    /// Handles a message from the enumerator.
    default void handleSourceEvents(SourceEvent sourceEvent) {}

    @Override
    default void notifyCheckpointComplete(long checkpointId) throws Exception {}

    /// Pauses splits whose watermarks are ahead of the others, and resumes splits that are no longer ahead.
    ///
    /// @throws UnsupportedOperationException if the reader cannot pause single splits
    default void pauseOrResumeSplits(Collection<String> splitsToPause, Collection<String> splitsToResume) {
        throw SourceFaults.NO_SPLIT_ALIGNMENT
                .unsupported("%s cannot pause the splits %s.", getClass().getName(), splitsToPause)
                .why("The watermark strategy aligns splits, and this reader cannot pause one of them.")
                .fix("Override pauseOrResumeSplits, or set"
                        + " pipeline.watermark-alignment.allow-unaligned-source-splits.");
    }
}
