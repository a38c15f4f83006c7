package dev.millrace.api.source.legacy;

import dev.millrace.api.process.TaskInfo;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;
import dev.millrace.base.fault.Check;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Emits the numbers of a range, both ends included. The subtasks take turns in the range. After a restore, each
/// subtask emits the numbers that are left.
public class StatefulSequenceSource extends RichParallelSourceFunction<Long> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final long start;
    private final long end;
    private final AtomicBoolean isCancelled = new AtomicBoolean();
    /// The remaining runs of numbers: the next number, and the distance to the number after it.
    private transient ArrayDeque<Tuple2<Long, Long>> left = new ArrayDeque<>();

    private transient @Nullable ListState<Tuple2<Long, Long>> state;

    /// @param start the first number
    /// @param end the last number, included
    public StatefulSequenceSource(long start, long end) {
        this.start = start;
        this.end = end;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        ListState<Tuple2<Long, Long>> restored = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("numbers", Types.TUPLE(Types.LONG, Types.LONG)));
        state = restored;
        left = new ArrayDeque<>();
        if (context.isRestored()) {
            for (Tuple2<Long, Long> each : Check.present(restored.get(), "a list")) left.add(each);
        } else {
            TaskInfo task = getRuntimeContext().getTaskInfo();
            left.add(Tuple2.of(start + task.getIndexOfThisSubtask(), (long) task.getNumberOfParallelSubtasks()));
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        List<Tuple2<Long, Long>> rest = new ArrayList<>();
        for (Tuple2<Long, Long> each : left) rest.add(Tuple2.of(each.f0, each.f1));
        Check.present(state, "the state of an opened function").update(rest);
    }

    @Override
    public void run(SourceContext<Long> ctx) {
        while (!left.isEmpty() && !isCancelled.get()) {
            Tuple2<Long, Long> next = left.getFirst();
            synchronized (ctx.getCheckpointLock()) {
                // If the last number is Long.MAX_VALUE, the next number overflows to a value below the start.
                if (next.f0 > end || next.f0 < start) {
                    left.removeFirst();
                    continue;
                }
                ctx.collect(next.f0);
                next.f0 += next.f1;
            }
        }
    }

    @Override
    public void cancel() {
        isCancelled.set(true);
    }
}
