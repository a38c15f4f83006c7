package dev.millrace.runtime.operator.sink;

import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.sink.CommittingSinkWriter;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.StatefulSinkWriter;
import dev.millrace.runtime.chain.Checkpointed;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// What becomes of what a sink's writer has written: when it is flushed, kept and prepared for its committer.
final class WriterCheckpoints implements Checkpointed, AutoCloseable {
    private final SinkWriter<?> writer;
    private final PreparedOutput prepared;
    private final @Nullable WriterStates states;
    /// The checkpoint before the records that are being written now.
    private long last;

    private boolean hasEnded;

    /// @param states null if the sink keeps none
    /// @param restored the checkpoint that the writer begins with; 0 for none
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

    /// What is prepared now belongs to the first checkpoint from here on, whichever number it will have.
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
        if (states != null && writer instanceof StatefulSinkWriter<?, ?> stateful)
            states.update(stateful.snapshotState(snapshot.getCheckpointId()));
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
