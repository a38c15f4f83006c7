package dev.millrace.sim.job;

import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.source.ReaderOutput;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.tuple.Tuple3;
import dev.millrace.base.host.Host;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Reads the splits of a [SimSource] one after the other, in bursts with pauses in between. Called by its subtask only.
final class SimReader implements SourceReader<Tuple3<Long, Long, Long>, SimSplit> {
    private final Scene scene;
    private final int stream;
    private final SourceReaderContext context;
    private final List<SimSplit> splits = new ArrayList<>();
    private CompletableFuture<Void> available = CompletableFuture.completedFuture(null);
    private boolean hasAsked;
    private boolean isAll;
    private int burst;

    SimReader(long scene, int stream, SourceReaderContext context) {
        this.scene = Scene.of(scene);
        this.stream = stream;
        this.context = context;
    }

    @Override
    public void start() {
        askIfEmpty();
    }

    private void askIfEmpty() {
        if (!splits.isEmpty() || hasAsked || isAll) return;
        hasAsked = true;
        context.sendSplitRequest();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Tuple3<Long, Long, Long>> output) {
        if (!available.isDone()) return InputStatus.NOTHING_AVAILABLE;
        if (splits.isEmpty()) {
            if (isAll) return InputStatus.END_OF_INPUT;
            available = new CompletableFuture<>();
            return InputStatus.NOTHING_AVAILABLE;
        }
        SimSplit split = splits.getFirst();
        if (split.next() < split.end()) {
            long time = scene.plan().eventTime(split.next());
            output.createOutputForSplit(split.splitId())
                    .collect(
                            Tuple3.of(
                                    Plan.number(split.next(), stream),
                                    scene.plan().key(split.next(), stream),
                                    time),
                            time);
            splits.set(0, new SimSplit(split.number(), split.next() + 1, split.end()));
        } else {
            splits.removeFirst();
            output.releaseOutputForSplit(split.splitId());
            askIfEmpty();
        }
        if (++burst < scene.plan().shape().burst()) return InputStatus.MORE_AVAILABLE;
        burst = 0;
        rest();
        return InputStatus.NOTHING_AVAILABLE;
    }

    private void rest() {
        Host host = scene.host();
        CompletableFuture<Void> over = new CompletableFuture<>();
        available = over;
        long until = host.clock().nanos() + scene.plan().shape().restNanos();
        host.threads().startBlocking("sim-rest", () -> {
            for (long left = until - host.clock().nanos();
                    left > 0;
                    left = until - host.clock().nanos()) host.threads().park(left);
            over.complete(null);
        });
    }

    @Override
    public List<SimSplit> snapshotState(long checkpoint) {
        return List.copyOf(splits);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public void addSplits(List<SimSplit> more) {
        hasAsked = false;
        splits.addAll(more);
        splits.sort(Comparator.comparingInt(SimSplit::number));
        wake();
    }

    @Override
    public void notifyNoMoreSplits() {
        isAll = true;
        wake();
    }

    private void wake() {
        if (!available.isDone()) available.complete(null);
    }

    @Override
    public void close() {}
}
