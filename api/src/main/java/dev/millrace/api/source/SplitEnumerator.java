package dev.millrace.api.source;

import dev.millrace.api.state.CheckpointListener;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the splits of a source and hands them to its readers. There is one in the job, and one thread makes all calls;
/// work that waits belongs into [SplitEnumeratorContext#callAsync].
public interface SplitEnumerator<SplitT extends SourceSplit, CheckpointT> extends AutoCloseable, CheckpointListener {

    /// Called once, before everything else.
    void start();

    /// A reader has asked for a split.
    ///
    /// @param requesterHostname the machine of the reader, if it is known
    void handleSplitRequest(int subtaskId, @Nullable String requesterHostname);

    /// Takes back splits that a reader was given after the last checkpoint, because the reader failed.
    void addSplitsBack(List<SplitT> splits, int subtaskId);

    /// A reader started, or started again after it failed.
    void addReader(int subtaskId);

    /// What a restored enumerator needs. Splits that were assigned before belong to the readers' state, not to this.
    CheckpointT snapshotState(long checkpointId) throws Exception;

    @Override
    void close() throws IOException;

    @Override
    default void notifyCheckpointComplete(long checkpointId) throws Exception {}

    /// A message of a reader.
    default void handleSourceEvent(int subtaskId, SourceEvent sourceEvent) {}
}
