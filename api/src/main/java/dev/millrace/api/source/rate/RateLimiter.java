package dev.millrace.api.source.rate;

import dev.millrace.api.source.SourceSplit;
import java.util.concurrent.CompletionStage;

/// Says when a reader may emit. One reader uses it, on the subtask's thread.
public interface RateLimiter<SplitT extends SourceSplit> {

    /// Asks for one record; see [#acquire(int)].
    default CompletionStage<Void> acquire() {
        return acquire(1);
    }

    /// Asks for records, and returns at once with a stage that completes when they may be emitted.
    CompletionStage<Void> acquire(int numberOfEvents);

    /// A checkpoint completed.
    default void notifyCheckpointComplete(long checkpointId) {}

    /// The reader got a split.
    default void notifyAddingSplit(SplitT split) {}
}
