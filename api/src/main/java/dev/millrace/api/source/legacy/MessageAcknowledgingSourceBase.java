package dev.millrace.api.source.legacy;

import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.base.fault.Check;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads a system that delivers each message again until it is acknowledged. The source acknowledges the messages of a
/// checkpoint when the checkpoint is complete, and drops repeated messages by their ids.
///
/// @param <Type> the type of the records
/// @param <UId> the type of the ids of messages
public abstract class MessageAcknowledgingSourceBase<Type, UId> extends RichSourceFunction<Type>
        implements CheckpointedFunction, CheckpointListener {
    private static final long serialVersionUID = 1L;
    private static final String NAME = "message-acknowledging-source-state";

    /// The ids of the messages by checkpoint, for checkpoints that are not complete.
    protected transient ArrayDeque<Tuple2<Long, Set<UId>>> pendingCheckpoints;

    private final TypeInformation<UId> idType;
    private transient Set<UId> idsOfNextCheckpoint;
    private transient Set<UId> idsNotAcknowledged;
    private transient ListState<UId> state;

    /// @param idClass the class of the ids
    protected MessageAcknowledgingSourceBase(Class<UId> idClass) {
        this(TypeExtractor.getForClass(idClass));
    }

    /// @param idTypeInfo the type of the ids
    @SuppressWarnings("NullAway") // the engine calls initializeState before all other methods
    protected MessageAcknowledgingSourceBase(TypeInformation<UId> idTypeInfo) {
        this.idType = idTypeInfo;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        state = context.getOperatorStateStore().getListState(new ListStateDescriptor<>(NAME, idType));
        idsOfNextCheckpoint = new HashSet<>();
        idsNotAcknowledged = new HashSet<>();
        pendingCheckpoints = new ArrayDeque<>();
        Set<UId> restored = new HashSet<>();
        for (UId each : Check.present(state.get(), "a list")) restored.add(each);
        if (restored.isEmpty()) return;
        idsNotAcknowledged.addAll(restored);
        pendingCheckpoints.add(Tuple2.of(context.getRestoredCheckpointId().orElse(0), restored));
    }

    @Override
    public void close() throws Exception {
        if (idsOfNextCheckpoint == null) return;
        idsOfNextCheckpoint.clear();
        pendingCheckpoints.clear();
    }

    /// Acknowledges the messages of a complete checkpoint.
    ///
    /// @param uIds the ids of the messages
    protected abstract void acknowledgeIDs(long checkpointId, Set<UId> uIds);

    /// Notes the id of a message.
    ///
    /// @return false if the source has emitted the message before
    protected boolean addId(UId uid) {
        idsOfNextCheckpoint.add(uid);
        return idsNotAcknowledged.add(uid);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        pendingCheckpoints.addLast(Tuple2.of(context.getCheckpointId(), idsOfNextCheckpoint));
        idsOfNextCheckpoint = new HashSet<>();
        List<UId> all = new ArrayList<>();
        for (Tuple2<Long, Set<UId>> each : pendingCheckpoints) all.addAll(each.f1);
        state.update(all);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        while (!pendingCheckpoints.isEmpty() && pendingCheckpoints.getFirst().f0 <= checkpointId) {
            Tuple2<Long, Set<UId>> complete = pendingCheckpoints.removeFirst();
            acknowledgeIDs(complete.f0, complete.f1);
            idsNotAcknowledged.removeAll(complete.f1);
        }
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) {}
}
