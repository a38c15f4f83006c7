package dev.millrace.api.source.library;

import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.SupportsBatchSnapshot;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Assigns a fixed collection of splits, one for each request.
public class IteratorSourceEnumerator<SplitT extends IteratorSourceSplit<?, ?>>
        implements SplitEnumerator<SplitT, Collection<SplitT>>, SupportsBatchSnapshot {
    private final SplitEnumeratorContext<SplitT> context;
    private final Deque<SplitT> remainingSplits;

    public IteratorSourceEnumerator(SplitEnumeratorContext<SplitT> context, Collection<SplitT> splits) {
        this.context = context;
        this.remainingSplits = new ArrayDeque<>(splits);
    }

    @Override
    public void start() {}

    @Override
    public void close() {}

    @Override
    public void handleSplitRequest(int subtaskId, @Nullable String requesterHostname) {
        SplitT split = remainingSplits.poll();
        if (split == null) {
            context.signalNoMoreSplits(subtaskId);
        } else {
            context.assignSplit(split, subtaskId);
        }
    }

    @Override
    public void addSplitsBack(List<SplitT> splits, int subtaskId) {
        // In their order before all others, so that a restart changes the order of records as little as possible.
        splits.reversed().forEach(remainingSplits::addFirst);
    }

    @Override
    public Collection<SplitT> snapshotState(long checkpointId) throws Exception {
        return List.copyOf(remainingSplits);
    }

    /// Does nothing, because readers request splits themselves.
    @Override
    public void addReader(int subtaskId) {}
}
