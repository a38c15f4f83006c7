package dev.millrace.runtime.operator.sink;

import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.sink.CommittingSinkWriter;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.StatefulSinkWriter;
import dev.millrace.runtime.chain.Checkpointed;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Controls when a sink's writer is flushed, when its state is stored, and when it prepares committables.
final class WriterCheckpoints implements Checkpointed, AutoCloseable {
    private final SinkWriter<?> writer;
    private final PreparedOutput prepared;
    private final @Nullable WriterStates states;
    /// The last checkpoint before the records that are being written now.
    private long last;

    private boolean hasEnded;
    private boolean isLastStateTaken;

    /// Creates the controller of a writer.
    ///
    /// @param states null if the sink has no writer state
    /// @param restored the checkpoint that the writer restores, or 0 for none
    WriterCheckpoints(SinkWriter<?> writer, PreparedOutput prepared, @Nullable WriterStates states, long restored) {
        this.writer = writer;
        this.prepared = prepared;
        this.states = states;
        this.last = restored;
    }

    @Override
    public void prepareSnapshot(long checkpoint) throws Exception {
        last = checkpoint;
        if (hasEnded) return;
        writer.flush(false);
        prepare(checkpoint);
    }

    /// Flushes the writer at the end of the input. The committables belong to the next checkpoint, whatever its number.
    void end() throws Exception {
        hasEnded = true;
        writer.flush(true);
        prepare(last + 1);
        prepared.end();
    }

    @SuppressWarnings("unchecked")
    private void prepare(long checkpoint) throws Exception {
        if (writer instanceof CommittingSinkWriter<?, ?> committing)
            prepared.take((Collection<Object>) committing.prepareCommit(), checkpoint);
    }

    @Override
    public void snapshotState(StateSnapshotContext snapshot) throws Exception {
        // The state does not change after the end. Some writers begin a transaction with each state that they give.
        if (!isLastStateTaken && states != null && writer instanceof StatefulSinkWriter<?, ?> stateful)
            states.update(stateful.snapshotState(snapshot.getCheckpointId()));
        isLastStateTaken = hasEnded;
        prepared.snapshotState(snapshot);
    }

    @Override
    public void checkpointCompleted(long checkpoint) throws Exception {
        prepared.checkpointCompleted(checkpoint);
    }

    @Override
    public boolean isSettled() {
        return prepared.isSettled();
    }

    @Override
    public void close() throws Exception {
        try {
            writer.close();
        } finally {
            prepared.close();
        }
    }
}
