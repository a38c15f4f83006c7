package dev.millrace.api.source.legacy;

import dev.millrace.api.process.TaskInfo;
import java.util.concurrent.atomic.AtomicBoolean;

/// The numbers from one to another, both included; each subtask emits those it has by turns.
public class StatefulSequenceSource extends RichParallelSourceFunction<Long> {
    private static final long serialVersionUID = 1L;

    private final long start;
    private final long end;
    private final AtomicBoolean isCancelled = new AtomicBoolean();

    /// @param start the first number
    /// @param end the last
    public StatefulSequenceSource(long start, long end) {
        this.start = start;
        this.end = end;
    }

    @Override
    public void run(SourceContext<Long> ctx) {
        TaskInfo task = getRuntimeContext().getTaskInfo();
        long step = task.getNumberOfParallelSubtasks();
        long next = start + task.getIndexOfThisSubtask();
        // The last number may be the greatest of all, so that one more would be the smallest.
        while (next <= end && next >= start && !isCancelled.get()) {
            ctx.collect(next);
            next += step;
        }
    }

    @Override
    public void cancel() {
        isCancelled.set(true);
    }
}
