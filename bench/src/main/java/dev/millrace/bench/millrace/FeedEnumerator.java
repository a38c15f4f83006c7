package dev.millrace.bench.millrace;

import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.bench.millrace.FeedSource.Nothing;
import dev.millrace.bench.millrace.FeedSource.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Assigns to each reader the split of its subtask when the reader registers.
final class FeedEnumerator implements SplitEnumerator<Part, Nothing> {
    private final SplitEnumeratorContext<Part> context;

    FeedEnumerator(SplitEnumeratorContext<Part> context) {
        this.context = context;
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {}

    /// Does nothing, because a reader that registers again receives its split again.
    @Override
    public void addSplitsBack(List<Part> splits, int subtask) {}

    @Override
    public void addReader(int subtask) {
        context.assignSplit(new Part(subtask, subtask), subtask);
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public Nothing snapshotState(long checkpoint) {
        return new Nothing();
    }

    @Override
    public void close() {}
}
