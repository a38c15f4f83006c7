package dev.millrace.runtime.operator.sink;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.memory.SimpleVersionedSerialization;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.serializer.BytePrimitiveArraySerializer;
import dev.millrace.api.sink.SupportsCommitter;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.base.fault.Check;
import dev.millrace.runtime.chain.CloseOnFailure;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.UserFailures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Commits for a writer whose committer runs in the same subtask without steps between them. Prepared committables wait
/// until their checkpoint is complete. Without checkpoints, they wait until the end of the input.
final class PendingCommits implements PreparedOutput {
    private static final int ENOUGH_FOR_MOST = 64;

    private final Commits commits;
    /// Creates the serializer of committables only for snapshots. Without checkpoints, the sink need not provide one.
    private final SupportsCommitter<Object> sink;

    private final ListState<byte[]> state;
    private final boolean isCheckpointed;
    private final boolean isHasty;
    private final TreeMap<Long, List<Object>> byCheckpoint = new TreeMap<>();

    PendingCommits(Commits commits, SupportsCommitter<Object> sink, OperatorContext context) throws Exception {
        this.commits = commits;
        this.sink = sink;
        this.isCheckpointed = context.operatorState().isCheckpointed();
        this.isHasty = context.host().errs("committers-are-hasty");
        this.state = context.operatorStates()
                .getListState(
                        new ListStateDescriptor<>("millrace.committables", BytePrimitiveArraySerializer.INSTANCE));
        for (byte[] each : Check.present(state.get(), "a list")) read(each);
        commitRestored(context.failures());
    }

    // The checkpoint of these committables is complete, because the job has restored it.
    private void commitRestored(UserFailures failures) {
        try {
            commitUpTo(Long.MAX_VALUE);
        } catch (Throwable thrown) {
            CloseOnFailure.close(thrown, commits);
            throw failures.during(thrown, "while committing what was pending at the checkpoint");
        }
    }

    @Override
    public void take(Collection<Object> committables, long checkpoint) {
        if (committables.isEmpty()) return;
        byCheckpoint.computeIfAbsent(checkpoint, _ -> new ArrayList<>()).addAll(committables);
    }

    @Override
    public void end() throws Exception {
        if (!isCheckpointed) commitUpTo(Long.MAX_VALUE);
    }

    private void commitUpTo(long checkpoint) throws Exception {
        while (!byCheckpoint.isEmpty() && byCheckpoint.firstKey() <= checkpoint) {
            commits.commit(byCheckpoint.firstEntry().getValue());
            byCheckpoint.pollFirstEntry();
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext snapshot) throws Exception {
        List<byte[]> written = new ArrayList<>();
        SimpleVersionedSerializer<Object> serializer = sink.getCommittableSerializer();
        DataOutputSerializer out = new DataOutputSerializer(ENOUGH_FOR_MOST);
        for (Map.Entry<Long, List<Object>> each : byCheckpoint.entrySet()) {
            for (Object committable : each.getValue()) {
                out.clear();
                out.writeLong(each.getKey());
                SimpleVersionedSerialization.writeVersionAndSerialize(serializer, committable, out);
                written.add(out.getCopyOfBuffer());
            }
        }
        state.update(written);
    }

    private void read(byte[] written) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(written);
        List<Object> ofCheckpoint = byCheckpoint.computeIfAbsent(in.readLong(), _ -> new ArrayList<>());
        ofCheckpoint.add(SimpleVersionedSerialization.readVersionAndDeSerialize(sink.getCommittableSerializer(), in));
    }

    @Override
    public void checkpointCompleted(long checkpoint) throws Exception {
        commitUpTo(isHasty ? Long.MAX_VALUE : checkpoint);
    }

    @Override
    public boolean isSettled() {
        return byCheckpoint.isEmpty();
    }

    @Override
    public void close() throws Exception {
        commits.close();
    }
}
