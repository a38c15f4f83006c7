package dev.millrace.api.source.legacy;

import dev.millrace.api.operator.StreamingRuntimeContext;
import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichFunction;
import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.state.ListCheckpointing;

/// Adapts a source function for its subtask: the checkpoint callbacks run while the function emits nothing.
/// [FunctionRun] closes the function.
final class LockedFunction extends AbstractRichFunction implements CheckpointedFunction, CheckpointListener {
    private static final long serialVersionUID = 1L;

    private final SourceFunction<?> function;
    private final transient Object lasting;
    private final transient FunctionRun<?> run;

    private final boolean isCheckpointed;

    /// @param isCheckpointed whether periodic checkpoints are enabled
    LockedFunction(SourceFunction<?> function, FunctionRun<?> run, boolean isCheckpointed) {
        this.isCheckpointed = isCheckpointed;
        this.function = function;
        this.lasting = ListCheckpointing.of(function);
        this.run = run;
    }

    @Override
    public void setRuntimeContext(RuntimeContext context) {
        super.setRuntimeContext(context);
        if (function instanceof RichFunction rich)
            rich.setRuntimeContext(new StreamingRuntimeContext(context, isCheckpointed));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        if (lasting instanceof CheckpointedFunction checkpointed) checkpointed.initializeState(context);
    }

    @Override
    public void open(OpenContext openContext) throws Exception {
        if (function instanceof RichFunction rich) rich.open(openContext);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        if (!(lasting instanceof CheckpointedFunction checkpointed)) return;
        run.still(() -> checkpointed.snapshotState(context));
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        if (!(function instanceof CheckpointListener listener)) return;
        run.still(() -> listener.notifyCheckpointComplete(checkpointId));
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        if (!(function instanceof CheckpointListener listener)) return;
        run.still(() -> listener.notifyCheckpointAborted(checkpointId));
    }
}
