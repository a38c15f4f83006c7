package dev.millrace.connector.files;

import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.state.CheckpointListener;

/// Passes records on. In its first attempts it fails once a checkpoint is complete, a little later each time.
final class FailingMap<T> extends RichMapFunction<T, T> implements CheckpointListener {
    private static final long serialVersionUID = 1L;
    private static final int LATER = 50;

    private final int attempts;
    private boolean isComplete;
    private int left;

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
        if (isComplete && isFirst() && getRuntimeContext().getTaskInfo().getAttemptNumber() < attempts && --left == 0) {
            Gate.FAILURES.incrementAndGet();
            Gate.open();
            throw new IllegalStateException("planned");
        }
        return value;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        isComplete = true;
        if (isFirst()) Gate.checkpointCompleted();
    }
}
