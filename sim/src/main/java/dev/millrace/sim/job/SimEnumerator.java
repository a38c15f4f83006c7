package dev.millrace.sim.job;

import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.SplitsAssignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Assigns splits, either on request or all at once when all readers are registered. Called by the coordinator of the
/// source only.
final class SimEnumerator implements SplitEnumerator<SimSplit, List<SimSplit>> {
    private final Scene scene;
    private final SplitEnumeratorContext<SimSplit> context;
    private final List<SimSplit> left;
    private final List<SimSplit> kept;
    private final TreeSet<Integer> readers = new TreeSet<>();

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
        readers.add(subtask);
        if (scene.plan().shape().isOnRequest() || readers.size() < context.currentParallelism()) return;
        if (scene.plan().shape().isFoundLater()) context.callAsync(() -> List.copyOf(left), this::assignAll);
        else assignAll(List.copyOf(left), null);
    }

    private void assignAll(List<SimSplit> found, @Nullable Throwable none) {
        Map<Integer, List<SimSplit>> shares = new TreeMap<>();
        int parallelism = context.currentParallelism();
        for (SimSplit split : found)
            shares.computeIfAbsent(split.number() % parallelism, _ -> new ArrayList<>())
                    .add(split);
        left.removeAll(found);
        if (!shares.isEmpty()) context.assignSplits(new SplitsAssignment<>(shares));
        readers.forEach(context::signalNoMoreSplits);
    }

    @Override
    public void addSplitsBack(List<SimSplit> splits, int subtask) {
        left.addAll(splits);
    }

    @Override
    public List<SimSplit> snapshotState(long checkpoint) {
        return scene.errs("given-splits-are-kept") ? kept : List.copyOf(left);
    }

    @Override
    public void close() {}
}
