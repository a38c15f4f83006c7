package dev.millrace.runtime.recovery;

import dev.millrace.api.source.legacy.RichParallelSourceFunction;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.state.ListCheckpointed;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.type.Types;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Counts its numbers under the checkpoint lock, and emits a limited number per complete checkpoint.
abstract class CountedSource extends RichParallelSourceFunction<Long> implements CheckpointListener {
    private static final long serialVersionUID = 1L;

    private final long numbers;
    private final int perCheckpoint;
    private final AtomicBoolean isCancelled = new AtomicBoolean();
    private final AtomicLong allowed = new AtomicLong();
    /// The number of emitted records; guarded by the checkpoint lock.
    long emitted;

    CountedSource(long numbers, int perCheckpoint) {
        this.numbers = numbers;
        this.perCheckpoint = perCheckpoint;
        this.allowed.set(perCheckpoint);
    }

    @Override
    public void run(SourceContext<Long> ctx) {
        long step = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        long first = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        long began = emitted;
        while (!isCancelled.get()) {
            if (emitted - began >= allowed.get()) {
                Thread.onSpinWait();
                continue;
            }
            synchronized (ctx.getCheckpointLock()) {
                long next = first + emitted * step;
                if (next >= numbers) return;
                ctx.collect(next);
                // A snapshot without the lock would see a record that was emitted but not counted.
                Thread.onSpinWait();
                emitted++;
            }
        }
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        allowed.addAndGet(perCheckpoint);
    }

    @Override
    public void cancel() {
        isCancelled.set(true);
    }

    /// Keeps its count in operator state.
    static final class InState extends CountedSource implements CheckpointedFunction {
        private static final long serialVersionUID = 1L;

        private transient ListState<Long> state;

        InState(long numbers, int perCheckpoint) {
            super(numbers, perCheckpoint);
        }

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            state = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("emitted", Types.LONG));
            for (Long each : state.get()) emitted = each;
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            state.update(List.of(emitted));
        }
    }

    /// Keeps its count in a list state.
    @SuppressWarnings("deprecation")
    static final class InList extends CountedSource implements ListCheckpointed<Long> {
        private static final long serialVersionUID = 1L;

        InList(long numbers, int perCheckpoint) {
            super(numbers, perCheckpoint);
        }

        @Override
        public List<Long> snapshotState(long checkpointId, long timestamp) {
            return List.of(emitted);
        }

        @Override
        public void restoreState(List<Long> state) {
            for (Long each : state) emitted = each;
        }
    }
}
