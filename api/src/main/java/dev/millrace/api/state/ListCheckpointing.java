package dev.millrace.api.state;

import dev.millrace.api.serializer.BytePrimitiveArraySerializer;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.base.fault.Check;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stores the elements of a [ListCheckpointed] function in a list state. The engine uses this class instead of the
/// function for checkpoints.
///
/// @param <T> the type of the elements, which Java serialization writes
public final class ListCheckpointing<T extends Serializable> implements CheckpointedFunction {
    private static final String NAME = "millrace.list-checkpointed";

    private final ListCheckpointed<T> function;
    private @Nullable ListState<byte[]> state;

    public ListCheckpointing(ListCheckpointed<T> function) {
        this.function = function;
    }

    /// Returns the object that takes part in checkpoints for a function. The object is a [ListCheckpointing] if the
    /// function implements only [ListCheckpointed], and the function itself otherwise.
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
