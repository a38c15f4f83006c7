package dev.millrace.api.operator;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.execution.OutputTypeConfigurable;
import dev.millrace.api.function.Function;
import dev.millrace.api.process.DefaultOpenContext;
import dev.millrace.api.process.RichFunction;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.ListCheckpointing;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;
import org.jspecify.annotations.Nullable;

/// Runs a user function and manages the life cycle of the function.
public abstract class AbstractUdfStreamOperator<OUT, F extends Function> extends AbstractStreamOperator<OUT>
        implements OutputTypeConfigurable<OUT>, UserFunctionProvider<F> {
    private static final long serialVersionUID = 1L;

    protected final F userFunction;

    /// The part of the function that takes part in checkpoints; null if there is none.
    private transient @Nullable CheckpointedFunction checkpointed;

    /// Creates an operator that is set up later.
    public AbstractUdfStreamOperator(F userFunction) {
        this.userFunction = Preconditions.checkNotNull(userFunction, "the function must be given");
    }

    /// Creates an operator that a factory creates in its subtask.
    protected AbstractUdfStreamOperator(StreamOperatorParameters<OUT> parameters, F userFunction) {
        super(parameters);
        this.userFunction = Preconditions.checkNotNull(userFunction, "the function must be given");
        introduce();
    }

    @Override
    public F getUserFunction() {
        return userFunction;
    }

    @Override
    protected void setup(StreamOperatorParameters<OUT> parameters) {
        super.setup(parameters);
        introduce();
    }

    // The constructor with parameters calls setup() before the function is assigned.
    @SuppressWarnings("ConstantValue")
    private void introduce() {
        if (userFunction instanceof RichFunction rich) rich.setRuntimeContext(getRuntimeContext());
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        Object lasting = ListCheckpointing.of(userFunction);
        if (!(lasting instanceof CheckpointedFunction function)) return;
        function.initializeState(context);
        checkpointed = function;
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        if (checkpointed != null) checkpointed.snapshotState(context);
    }

    @Override
    public void open() throws Exception {
        super.open();
        if (userFunction instanceof RichFunction rich) rich.open(DefaultOpenContext.INSTANCE);
    }

    @Override
    public void close() throws Exception {
        super.close();
        if (userFunction instanceof RichFunction rich) rich.close();
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        if (userFunction instanceof CheckpointListener listener) listener.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        super.notifyCheckpointAborted(checkpointId);
        if (userFunction instanceof CheckpointListener listener) listener.notifyCheckpointAborted(checkpointId);
    }

    /// Passes the type to the function if the function is [OutputTypeConfigurable].
    @Override
    @SuppressWarnings("unchecked")
    public void setOutputType(TypeInformation<OUT> outTypeInfo, ExecutionConfig executionConfig) {
        if (userFunction instanceof OutputTypeConfigurable<?> asking)
            ((OutputTypeConfigurable<OUT>) asking).setOutputType(outTypeInfo, executionConfig);
    }

    /// Returns an empty configuration.
    public Configuration getUserFunctionParameters() {
        return new Configuration();
    }
}
