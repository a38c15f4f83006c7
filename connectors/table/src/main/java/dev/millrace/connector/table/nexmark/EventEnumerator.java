package dev.millrace.connector.table.nexmark;

import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Assigns the splits to the readers evenly. Called by one thread.
final class EventEnumerator implements SplitEnumerator<EventSplit, List<EventSplit>> {
    private final SplitEnumeratorContext<EventSplit> context;
    private final List<EventSplit> unassigned;

    EventEnumerator(SplitEnumeratorContext<EventSplit> context, List<EventSplit> unassigned) {
        this.context = context;
        this.unassigned = new ArrayList<>(unassigned);
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {}

    @Override
    public void addSplitsBack(List<EventSplit> splits, int subtask) {
        unassigned.addAll(splits);
    }

    @Override
    public void addReader(int subtask) {
        int readers = context.currentParallelism();
        List<EventSplit> taken = new ArrayList<>();
        for (EventSplit each : unassigned) if (each.index() % readers == subtask) taken.add(each);
        unassigned.removeAll(taken);
        for (EventSplit each : taken) context.assignSplit(each, subtask);
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public List<EventSplit> snapshotState(long checkpoint) {
        return List.copyOf(unassigned);
    }

    @Override
    public void close() {}
}
