package dev.millrace.api.sink;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.api.util.function.SerializableSupplier;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Serializes the messages between writers and committers. A message has one owner at a time, so copies are the
/// same object.
final class CommittableMessageSerializer<CommT> extends TypeSerializer<CommittableMessage<CommT>> {
    private static final long serialVersionUID = 1L;
    private static final int SUMMARY = 0;
    private static final int COMMITTABLE = 1;

    private final SerializableSupplier<SimpleVersionedSerializer<CommT>> factory;
    private transient @Nullable SimpleVersionedSerializer<CommT> committables;

    CommittableMessageSerializer(SerializableSupplier<SimpleVersionedSerializer<CommT>> factory) {
        this.factory = factory;
    }

    private SimpleVersionedSerializer<CommT> committables() {
        SimpleVersionedSerializer<CommT> known = committables;
        if (known != null) return known;
        SimpleVersionedSerializer<CommT> made = factory.get();
        committables = made;
        return made;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<CommittableMessage<CommT>> duplicate() {
        return new CommittableMessageSerializer<>(factory);
    }

    @Override
    @SuppressWarnings("NullAway") // null if values cannot be reused
    public CommittableMessage<CommT> createInstance() {
        return null;
    }

    @Override
    public CommittableMessage<CommT> copy(CommittableMessage<CommT> from) {
        return from;
    }

    @Override
    public CommittableMessage<CommT> copy(CommittableMessage<CommT> from, CommittableMessage<CommT> reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(CommittableMessage<CommT> message, DataOutputView target) throws IOException {
        switch (message) {
            case CommittableSummary<CommT> summary -> {
                target.writeByte(SUMMARY);
                target.writeInt(summary.getSubtaskId());
                target.writeLong(summary.getCheckpointId());
                target.writeInt(summary.getNumberOfSubtasks());
                target.writeInt(summary.getNumberOfCommittables());
                target.writeInt(summary.getNumberOfFailedCommittables());
            }
            case CommittableWithLineage<CommT> committable -> {
                byte[] bytes = committables().serialize(committable.getCommittable());
                target.writeByte(COMMITTABLE);
                target.writeInt(committable.getSubtaskId());
                target.writeLong(committable.getCheckpointId());
                target.writeInt(committables().getVersion());
                target.writeInt(bytes.length);
                target.write(bytes);
            }
        }
    }

    @Override
    public CommittableMessage<CommT> deserialize(DataInputView source) throws IOException {
        byte kind = source.readByte();
        int subtask = source.readInt();
        long checkpoint = source.readLong();
        if (kind == SUMMARY)
            return new CommittableSummary<>(subtask, source.readInt(), checkpoint, source.readInt(), source.readInt());
        if (kind != COMMITTABLE) throw new IOException("there is no message of kind " + kind);
        int version = source.readInt();
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return new CommittableWithLineage<>(committables().deserialize(version, bytes), checkpoint, subtask);
    }

    @Override
    public CommittableMessage<CommT> deserialize(CommittableMessage<CommT> reuse, DataInputView source)
            throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CommittableMessageSerializer<?> serializer
                && committables().getClass() == serializer.committables().getClass();
    }

    @Override
    public int hashCode() {
        return committables().getClass().hashCode();
    }

    @Override
    public TypeSerializerSnapshot<CommittableMessage<CommT>> snapshotConfiguration() {
        throw new UnsupportedOperationException("Messages between writers and committers are not kept in state;"
                + " keep their committables, with the sink's own serializer.");
    }
}
