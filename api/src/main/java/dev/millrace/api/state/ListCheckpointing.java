package dev.millrace.api.state;

import dev.millrace.api.serializer.BytePrimitiveArraySerializer;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.base.fault.Check;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps what a [ListCheckpointed] function hands out in a list of its operator. The engine puts it in the function's
/// place where state is concerned.
///
/// @param <T> the type of the function's elements, which are written by Java serialization
public final class ListCheckpointing<T extends Serializable> implements CheckpointedFunction {
    private static final String NAME = "millrace.list-checkpointed";

    private final ListCheckpointed<T> function;
    private @Nullable ListState<byte[]> state;

    public ListCheckpointing(ListCheckpointed<T> function) {
        this.function = function;
    }

    /// What takes part in checkpoints for a function: this, if it is one that hands out a list, or else the function.
    public static Object of(Object function) {
        boolean isListed = function instanceof ListCheckpointed<?> && !(function instanceof CheckpointedFunction);
        return isListed ? new ListCheckpointing<>((ListCheckpointed<?>) function) : function;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        ListState<byte[]> list = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>(NAME, BytePrimitiveArraySerializer.INSTANCE));
        state = list;
        if (!context.isRestored()) return;
        List<T> restored = new ArrayList<>();
        ClassLoader loader = function.getClass().getClassLoader();
        for (byte[] each : Check.present(list.get(), "a list"))
            restored.add(InstantiationUtil.deserializeObject(each, loader));
        function.restoreState(restored);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        List<byte[]> written = new ArrayList<>();
        List<T> elements = function.snapshotState(context.getCheckpointId(), context.getCheckpointTimestamp());
        if (elements != null) for (T each : elements) written.add(InstantiationUtil.serializeObject(each));
        Check.present(state, "the state of an opened function").update(written);
    }
}
