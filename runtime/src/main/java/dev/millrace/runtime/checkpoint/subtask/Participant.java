package dev.millrace.runtime.checkpoint.subtask;

import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.runtime.chain.Checkpointed;
import dev.millrace.runtime.chain.OperatorState;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One operator's part in the checkpoints of its subtask. Used by the subtask's thread.
///
/// @param operator the id under which snapshots keep it
/// @param keyed null if it has no keyed state
public record Participant(
        String operator,
        Checkpointed work,
        OperatorState state,
        @Nullable Keyed keyed,
        UserFailures failures) {

    /// Keyed state, and how its keys are written.
    public record Keyed(KeyedStates<Object> states, TypeSerializer<Object> keySerializer) {
        KeyedSnapshot<Object> snapshot(String operator) throws IOException {
            return states.snapshot(operator, keySerializer);
        }
    }

    /// The first checkpoint comes: from now on states note what changes.
    void begin() {
        if (keyed != null) keyed.states.beginSnapshots();
    }

    /// Something to be done with what user code may be in.
    private interface Call {
        void run() throws Exception;
    }

    void prepare(long checkpoint) {
        call("before checkpoint " + checkpoint, () -> work.prepareSnapshot(checkpoint));
    }

    SubtaskSnapshot.Part snapshot(StateSnapshotContext context, int subtask) throws IOException {
        call("in checkpoint " + context.getCheckpointId(), () -> {
            state.functions().snapshotState(context);
            work.snapshotState(context);
        });
        return new SubtaskSnapshot.Part(
                keyed == null ? null : keyed.snapshot(operator), state.states().snapshot(operator, subtask));
    }

    void completed(long checkpoint) {
        if (keyed != null) keyed.states.releaseKept();
        call("after checkpoint " + checkpoint, () -> {
            state.functions().checkpointCompleted(checkpoint);
            work.checkpointCompleted(checkpoint);
        });
    }

    boolean isSettled() {
        return work.isSettled();
    }

    void aborted(long checkpoint) {
        call("after checkpoint %d was given up".formatted(checkpoint), () -> {
            state.functions().checkpointAborted(checkpoint);
            work.checkpointAborted(checkpoint);
        });
    }

    private void call(String occasion, Call call) {
        try {
            call.run();
        } catch (Throwable thrown) {
            throw failures.during(thrown, occasion);
        }
    }
}
