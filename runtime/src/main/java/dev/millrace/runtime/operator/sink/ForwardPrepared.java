package dev.millrace.runtime.operator.sink;

import dev.millrace.api.sink.CommittableMessage;
import dev.millrace.api.sink.CommittableSummary;
import dev.millrace.api.sink.CommittableWithLineage;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.Subtask;
import java.util.Collection;

/// Forwards committables as messages: first a summary with their number, then each of them.
record ForwardPrepared(Receiver<Object> output, Subtask subtask) implements PreparedOutput {

    @Override
    public void take(Collection<Object> committables, long checkpoint) {
        emit(committables, checkpoint, 0);
    }

    void emit(Collection<Object> committables, long checkpoint, int failed) {
        send(new CommittableSummary<>(subtask.index(), subtask.parallelism(), checkpoint, committables.size(), failed));
        for (Object each : committables) send(new CommittableWithLineage<>(each, checkpoint, subtask.index()));
    }

    private void send(CommittableMessage<Object> message) {
        output.record(message, Batch.NO_TIMESTAMP);
    }
}
