package dev.millrace.api.source.legacy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.TypeInformation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Reads a system that knows messages by ids of the session. These ids differ from the ids that detect repeated
/// messages, and acknowledge them.
///
/// @param <Type> the type of the records
/// @param <UId> the type of the ids of messages
/// @param <SessionId> the type of the ids that acknowledge
public abstract class MultipleIdsMessageAcknowledgingSourceBase<Type, UId, SessionId>
        extends MessageAcknowledgingSourceBase<Type, UId> {
    private static final long serialVersionUID = 1L;

    /// The session ids by checkpoint, for checkpoints that are not complete.
    protected transient Deque<Tuple2<Long, List<SessionId>>> sessionIdsPerSnapshot;

    /// The session ids since the last checkpoint. Subclasses add to this list.
    protected transient List<SessionId> sessionIds;

    /// @param idClass the class of the ids of messages
    @SuppressWarnings("NullAway") // the engine opens the function before all other calls
    protected MultipleIdsMessageAcknowledgingSourceBase(Class<UId> idClass) {
        super(idClass);
    }

    /// @param idTypeInfo the type of the ids of messages
    @SuppressWarnings("NullAway") // the engine opens the function before all other calls
    protected MultipleIdsMessageAcknowledgingSourceBase(TypeInformation<UId> idTypeInfo) {
        super(idTypeInfo);
    }

    @Override
    public void open(Configuration parameters) throws Exception {
        super.open(parameters);
        sessionIds = new ArrayList<>();
        sessionIdsPerSnapshot = new ArrayDeque<>();
    }

    @Override
    public void close() throws Exception {
        super.close();
        if (sessionIds == null) return;
        sessionIds.clear();
        sessionIdsPerSnapshot.clear();
    }

    @Override
    protected final void acknowledgeIDs(long checkpointId, Set<UId> uniqueIds) {
        while (!sessionIdsPerSnapshot.isEmpty() && sessionIdsPerSnapshot.getFirst().f0 <= checkpointId)
            acknowledgeSessionIDs(sessionIdsPerSnapshot.removeFirst().f1);
    }

    /// Acknowledges messages by their ids in this session.
    protected abstract void acknowledgeSessionIDs(List<SessionId> sessionIds);

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        sessionIdsPerSnapshot.addLast(Tuple2.of(context.getCheckpointId(), sessionIds));
        sessionIds = new ArrayList<>();
        super.snapshotState(context);
    }
}
