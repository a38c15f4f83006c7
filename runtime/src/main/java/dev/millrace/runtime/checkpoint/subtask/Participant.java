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

/// Handles one operator's part in the checkpoints of its subtask. Called by the subtask's thread only.
///
/// @param operator the operator id in snapshots
/// @param keyed the keyed state; null if there is none
public record Participant(
        String operator,
        Checkpointed work,
        OperatorState state,
        @Nullable Keyed keyed,
        UserFailures failures) {

    /// Holds keyed state and the serializer of its keys.
    public record Keyed(KeyedStates<Object> states, TypeSerializer<Object> keySerializer) {
        KeyedSnapshot<Object> snapshot(String operator) throws IOException {
            return states.snapshot(operator, keySerializer);
        }
    }

    /// Starts to track changes of state, before the first checkpoint.
    void begin() {
        if (keyed != null) keyed.states.beginSnapshots();
    }

    /// Calls code that may include user code.
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
