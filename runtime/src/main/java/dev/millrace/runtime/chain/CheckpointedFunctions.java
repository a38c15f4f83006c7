package dev.millrace.runtime.chain;

import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.state.CheckpointedFunction;
import java.util.ArrayList;
import java.util.List;

/// Holds the user functions of one operator. They are added when they open, and take part in checkpoints if they
/// implement the interfaces for it.
public final class CheckpointedFunctions implements Checkpointed {
    private final List<Object> functions = new ArrayList<>();
    private final List<Object> opened = new ArrayList<>();

    void opened(Object function) {
        opened.add(function);
    }

    /// Closes the functions, last one first, because the operator was not created and will not close them.
    ///
    /// @param failure the cause, which gets further exceptions as suppressed ones
    public void closeOpened(Throwable failure) {
        for (Object each : opened.reversed()) CloseOnFailure.close(failure, () -> UserFunctions.close(each));
        opened.clear();
    }

    void add(Object function) {
        if (function instanceof CheckpointedFunction || function instanceof CheckpointListener) functions.add(function);
    }

    @Override
    public void snapshotState(StateSnapshotContext snapshot) throws Exception {
        for (Object each : functions)
            if (each instanceof CheckpointedFunction function) function.snapshotState(snapshot);
    }

    @Override
    public void checkpointCompleted(long checkpoint) throws Exception {
        for (Object each : functions)
            if (each instanceof CheckpointListener listener) listener.notifyCheckpointComplete(checkpoint);
    }

    @Override
    public void checkpointAborted(long checkpoint) throws Exception {
        for (Object each : functions)
            if (each instanceof CheckpointListener listener) listener.notifyCheckpointAborted(checkpoint);
    }
}
