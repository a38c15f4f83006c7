package dev.millrace.runtime.operator.sink;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.sink.CommittableMessage;
import dev.millrace.api.sink.CommittableSummary;
import dev.millrace.api.sink.CommittableWithLineage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Collects the committables of one writer for one checkpoint, with the summary that announces their number.
///
/// @param committables the committables that have arrived; grows
record CommittableBatch(CommittableSummary<Object> summary, List<Object> committables) {
    private static final int ENOUGH_FOR_MOST = 64;

    CommittableBatch(CommittableSummary<Object> summary) {
        this(summary, new ArrayList<>());
    }

    boolean isComplete() {
        return committables.size() == summary.getNumberOfCommittables();
    }

    byte[] write(TypeSerializer<CommittableMessage<Object>> messages) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(ENOUGH_FOR_MOST);
        messages.serialize(summary, out);
        out.writeInt(committables.size());
        for (Object each : committables)
            messages.serialize(
                    new CommittableWithLineage<>(each, summary.getCheckpointId(), summary.getSubtaskId()), out);
        return out.getCopyOfBuffer();
    }

    static CommittableBatch read(TypeSerializer<CommittableMessage<Object>> messages, byte[] written)
            throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(written);
        CommittableBatch read = new CommittableBatch((CommittableSummary<Object>) messages.deserialize(in));
        int count = in.readInt();
        for (int i = 0; i < count; i++)
            read.committables.add(((CommittableWithLineage<Object>) messages.deserialize(in)).getCommittable());
        return read;
    }
}
