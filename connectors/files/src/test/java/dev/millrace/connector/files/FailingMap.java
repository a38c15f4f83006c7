package dev.millrace.connector.files;

import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;

/// Forwards records. In its first attempts it fails after a checkpoint that covers some of the attempt's records, a
/// little later each time.
final class FailingMap<T> extends RichMapFunction<T, T> implements CheckpointedFunction, CheckpointListener {
    private static final long serialVersionUID = 1L;
    private static final int LATER = 50;
    private static final int ENOUGH = 300;

    private final int attempts;
    private boolean isComplete;
    private int left;
    private long seen;
    /// The first checkpoint that covers some of the attempt's records.
    private long awaited = Long.MAX_VALUE;

    FailingMap(int attempts) {
        this.attempts = attempts;
    }

    private boolean isFirst() {
        return getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
    }

    @Override
    public void open(OpenContext context) {
        left = LATER * (getRuntimeContext().getTaskInfo().getAttemptNumber() + 1);
        if (isFirst()) Gate.close();
    }

    @Override
    public T map(T value) {
        seen++;
        if (isComplete && isFirst() && getRuntimeContext().getTaskInfo().getAttemptNumber() < attempts && --left == 0) {
            Gate.FAILURES.incrementAndGet();
            Gate.open();
            throw new IllegalStateException("planned");
        }
        return value;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {}

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        if (seen > ENOUGH && awaited == Long.MAX_VALUE) awaited = context.getCheckpointId();
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        if (checkpointId >= awaited) isComplete = true;
        if (isFirst()) Gate.checkpointCompleted();
    }
}
