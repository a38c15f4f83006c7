package dev.millrace.api.source;

import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.state.CheckpointListener;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Reads splits in a subtask. The subtask's thread makes all calls, one at a time, and none may wait for the outside:
/// a reader which has nothing to give says so and completes a future when it has.
public interface SourceReader<T, SplitT extends SourceSplit> extends AutoCloseable, CheckpointListener {

    /// Called once, after the splits of a checkpoint were added.
    void start();

    /// Emits the next record, if there is one; a reader may emit several, but then delays checkpoints.
    ///
    /// @return `MORE_AVAILABLE` to be called again soon, `NOTHING_AVAILABLE` to be called after [#isAvailable], or
    ///     `END_OF_INPUT` when all splits ended and no more will come
    InputStatus pollNext(ReaderOutput<T> output) throws Exception;

    /// The splits as they stand, each with the position to go on from.
    List<SplitT> snapshotState(long checkpointId);

    /// A future that is complete when polling may give something. Any thread may complete it; it may be complete too
    /// often, never too seldom.
    CompletableFuture<Void> isAvailable();

    /// Splits that the enumerator assigned, or that a checkpoint held.
    void addSplits(List<SplitT> splits);

    /// The enumerator will assign no more splits to this reader.
    void notifyNoMoreSplits();

    /// A message of the enumerator.
    default void handleSourceEvents(SourceEvent sourceEvent) {}

    @Override
    default void notifyCheckpointComplete(long checkpointId) throws Exception {}

    /// Holds back splits that are ahead of others, and lets go those that are no longer.
    ///
    /// @throws UnsupportedOperationException if the reader cannot
    default void pauseOrResumeSplits(Collection<String> splitsToPause, Collection<String> splitsToResume) {
        throw SourceFaults.NO_SPLIT_ALIGNMENT
                .unsupported("%s was asked to pause splits %s", getClass().getName(), splitsToPause)
                .why("the watermark strategy aligns splits, and this reader cannot pause one of them")
                .fix("override pauseOrResumeSplits, or set pipeline.watermark-alignment.allow-unaligned-source-splits");
    }
}
