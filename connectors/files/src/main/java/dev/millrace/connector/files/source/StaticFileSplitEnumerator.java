package dev.millrace.connector.files.source;

import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.connector.files.assign.FileSplitAssigner;
import dev.millrace.connector.files.split.FileSourceSplit;
import dev.millrace.connector.files.split.PendingSplitsCheckpoint;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Assigns the splits found at the start on request, and then tells readers that no more splits follow.
final class StaticFileSplitEnumerator<SplitT extends FileSourceSplit>
        implements SplitEnumerator<SplitT, PendingSplitsCheckpoint<SplitT>> {
    private final SplitEnumeratorContext<SplitT> context;
    private final FileSplitAssigner assigner;

    StaticFileSplitEnumerator(SplitEnumeratorContext<SplitT> context, FileSplitAssigner assigner) {
        this.context = context;
        this.assigner = assigner;
    }

    @Override
    public void start() {}

    @Override
    @SuppressWarnings("unchecked")
    public void handleSplitRequest(int subtask, @Nullable String hostname) {
        if (!context.registeredReaders().containsKey(subtask)) return;
        Optional<FileSourceSplit> next = assigner.getNext(hostname);
        if (next.isPresent()) {
            context.assignSplit((SplitT) next.get(), subtask);
        } else {
            context.signalNoMoreSplits(subtask);
        }
    }

    @Override
    public void addSplitsBack(List<SplitT> splits, int subtask) {
        assigner.addSplits(List.copyOf(splits));
    }

    @Override
    public void addReader(int subtask) {}

    @Override
    @SuppressWarnings("unchecked")
    public PendingSplitsCheckpoint<SplitT> snapshotState(long checkpointId) {
        return PendingSplitsCheckpoint.fromCollectionSnapshot((Collection<SplitT>) assigner.remainingSplits());
    }

    @Override
    public void close() {}
}
