package dev.millrace.runtime.source;

import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.source.SplitEnumerator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stands for the enumerator of a source that returns null instead of one, because its readers need no splits. Flink
/// runs such sources, too, as long as no checkpoint is taken.
///
/// @param <SplitT> the splits, of which there are none
/// @param <StateT> the state, which does not exist
final class AbsentEnumerator<SplitT extends SourceSplit, StateT> implements SplitEnumerator<SplitT, StateT> {
    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtaskId, @Nullable String requesterHostname) {}

    @Override
    public void addSplitsBack(List<SplitT> splits, int subtaskId) {}

    @Override
    public void addReader(int subtaskId) {}

    @Override
    public StateT snapshotState(long checkpointId) {
        throw new UnsupportedOperationException("The source has no enumerator, so that it has no state.");
    }

    @Override
    public void close() {}
}
