package dev.millrace.runtime.chain;

import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.state.CheckpointedFunction;
import java.util.ArrayList;
import java.util.List;

/// The user functions of one operator, as far as they have something to do with checkpoints. They join as they
/// open.
public final class CheckpointedFunctions implements Checkpointed {
    private final List<Object> functions = new ArrayList<>();

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
