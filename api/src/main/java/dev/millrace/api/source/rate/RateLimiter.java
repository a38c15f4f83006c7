package dev.millrace.api.source.rate;

import dev.millrace.api.source.SourceSplit;
import java.util.concurrent.CompletionStage;

/// Decides when a reader may emit records. Called by the subtask's thread only.
public interface RateLimiter<SplitT extends SourceSplit> {

    /// Requests a permit for one record; see [#acquire(int)].
    default CompletionStage<Void> acquire() {
        return acquire(1);
    }

    /// Requests permits for records. The returned stage completes when the records may be emitted. The method does
    /// not block.
    CompletionStage<Void> acquire(int numberOfEvents);

    /// Notifies the limiter that a checkpoint completed.
    default void notifyCheckpointComplete(long checkpointId) {}

    /// Notifies the limiter that the reader received a split.
    default void notifyAddingSplit(SplitT split) {}
}
