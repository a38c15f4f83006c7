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

/// The numbers from one to another, both included; each subtask emits those it has by turns, and after a restore those
/// that are left.
public class StatefulSequenceSource extends RichParallelSourceFunction<Long> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final long start;
    private final long end;
    private final AtomicBoolean isCancelled = new AtomicBoolean();
    /// What is left: the next number, and how far it is from there to the one after it.
    private transient ArrayDeque<Tuple2<Long, Long>> left = new ArrayDeque<>();

    private transient @Nullable ListState<Tuple2<Long, Long>> state;

    /// @param start the first number
    /// @param end the last
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
                // The last number may be the greatest of all, so that one more would be the smallest.
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
