package dev.millrace.api.source;

import dev.millrace.api.state.CheckpointListener;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Discovers the splits of a source and assigns them to readers. A job has one enumerator for each source. Called by
/// one thread only; blocking work belongs in [SplitEnumeratorContext#callAsync].
public interface SplitEnumerator<SplitT extends SourceSplit, CheckpointT> extends AutoCloseable, CheckpointListener {

    /// Starts the enumerator. Called once, before all other methods.
    void start();

    /// Handles a reader's request for a split.
    ///
    /// @param requesterHostname the host name of the reader's worker; null if unknown
    void handleSplitRequest(int subtaskId, @Nullable String requesterHostname);

    /// Takes back the splits of a failed reader that were assigned after the last checkpoint.
    void addSplitsBack(List<SplitT> splits, int subtaskId);

    /// Registers a reader that started or restarted.
    void addReader(int subtaskId);

    /// Returns the state to write to the checkpoint. Splits that were assigned before the checkpoint belong to the
    /// state of the readers.
    CheckpointT snapshotState(long checkpointId) throws Exception;

    @Override
    void close() throws IOException;

    @Override
    default void notifyCheckpointComplete(long checkpointId) throws Exception {}

    /// Handles a message from a reader.
    default void handleSourceEvent(int subtaskId, SourceEvent sourceEvent) {}
}
