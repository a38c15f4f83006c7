package dev.millrace.sim.job;

import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.SplitsAssignment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Assigns splits, either on request or all at once when all readers are registered. Called by the coordinator of the
/// source only.
final class SimEnumerator implements SplitEnumerator<SimSplit, List<SimSplit>> {
    private final Scene scene;
    private final SplitEnumeratorContext<SimSplit> context;
    private final List<SimSplit> left;
    private final List<SimSplit> kept;
    private boolean areAssigned;

    SimEnumerator(long scene, SplitEnumeratorContext<SimSplit> context, List<SimSplit> left) {
        this.scene = Scene.of(scene);
        this.context = context;
        this.left = new ArrayList<>(left);
        this.kept = List.copyOf(left);
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String hostname) {
        if (!scene.plan().shape().isOnRequest()) return;
        scene.think();
        if (left.isEmpty()) context.signalNoMoreSplits(subtask);
        else context.assignSplit(left.removeFirst(), subtask);
    }

    @Override
    public void addReader(int subtask) {
        if (scene.plan().shape().isOnRequest()) return;
        if (areAssigned) assign(List.copyOf(left), List.of(subtask));
        else if (!areAllRegistered()) return;
        else if (scene.plan().shape().isFoundLater()) context.callAsync(() -> List.copyOf(left), this::assignAll);
        else assignAll(List.copyOf(left), null);
    }

    private boolean areAllRegistered() {
        return context.registeredReaders().size() == context.currentParallelism();
    }

    private void assignAll(List<SimSplit> found, @Nullable Throwable none) {
        // The readers may have failed since the search. Then the splits are assigned when all have registered again.
        if (areAssigned || !areAllRegistered()) return;
        areAssigned = true;
        assign(found, context.registeredReaders().keySet());
    }

    /// Assigns the splits of some readers, which receive no others.
    private void assign(List<SimSplit> found, Collection<Integer> readers) {
        Map<Integer, List<SimSplit>> shares = new TreeMap<>();
        for (SimSplit split : found) {
            int reader = split.number() % context.currentParallelism();
            if (readers.contains(reader))
                shares.computeIfAbsent(reader, _ -> new ArrayList<>()).add(split);
        }
        shares.values().forEach(left::removeAll);
        if (!shares.isEmpty()) context.assignSplits(new SplitsAssignment<>(shares));
        readers.forEach(context::signalNoMoreSplits);
    }

    /// Adds splits in the order of their numbers, so that the records of a reader stay in order.
    @Override
    public void addSplitsBack(List<SimSplit> splits, int subtask) {
        left.addAll(splits);
        left.sort(Comparator.comparingInt(SimSplit::number));
    }

    @Override
    public List<SimSplit> snapshotState(long checkpoint) {
        return scene.errs("given-splits-are-kept") ? kept : List.copyOf(left);
    }

    @Override
    public void close() {}
}
