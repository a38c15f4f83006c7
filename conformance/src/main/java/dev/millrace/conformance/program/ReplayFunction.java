package dev.millrace.conformance.program;

import dev.millrace.api.serializer.IntSerializer;
import dev.millrace.api.source.legacy.SourceFunction;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.column.ColumnBatch;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Emits batches of this process one after the other. It remembers in its state how many it has emitted.
final class ReplayFunction implements SourceFunction<ColumnBatch>, CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Map<Long, Replay> REPLAYS = new ConcurrentHashMap<>();

    private final long number;
    private final int turn;
    private final int[] columns;
    private volatile boolean isCancelled;
    private int emitted;
    private transient @Nullable ListState<Integer> state;

    /// Is what a source emits.
    ///
    /// @param limit the number of batches after which the source waits until it is cancelled, if there are more
    /// @param unfinished the number of sources that have not emitted their batches yet
    /// @param turns the sources of the job
    record Replay(List<ColumnBatch> batches, int limit, AtomicInteger unfinished, Turns turns) {}

    private ReplayFunction(long number, int turn, int[] columns) {
        this.number = number;
        this.turn = turn;
        this.columns = columns;
    }

    static ReplayFunction of(Replay replay, int[] columns) {
        long number = NUMBERS.incrementAndGet();
        REPLAYS.put(number, replay);
        return new ReplayFunction(number, replay.turns.join(), columns);
    }

    private Replay replay() {
        Replay replay = REPLAYS.get(number);
        if (replay == null) throw new IllegalStateException("The rows belong to another process.");
        return replay;
    }

    @Override
    public void run(SourceContext<ColumnBatch> context) throws Exception {
        Replay replay = replay();
        while (!isCancelled && emitted < replay.limit) {
            replay.turns.await(turn, emitted);
            synchronized (context.getCheckpointLock()) {
                context.collect(replay.batches.get(emitted).project(columns));
                emitted++;
            }
        }
        replay.turns.end(turn);
        replay.unfinished.decrementAndGet();
        if (replay.limit < replay.batches.size()) awaitCancel();
    }

    private synchronized void awaitCancel() throws InterruptedException {
        while (!isCancelled) wait();
    }

    @Override
    public synchronized void cancel() {
        isCancelled = true;
        notifyAll();
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        state = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("emitted", IntSerializer.INSTANCE));
        Iterable<Integer> restored = state.get();
        if (restored == null) return;
        for (Integer each : restored) emitted = each;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        if (state != null) state.update(List.of(emitted));
    }
}
