package dev.millrace.runtime.window.bucket;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.CompositeTypeSerializerSnapshot;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.api.window.TimestampedValue;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Serializes the records of windows with an evictor: a flag whether the record has a timestamp, the timestamp if any,
/// and the record.
public final class StampedSerializer<T> extends TypeSerializer<TimestampedValue<T>> {
    private static final long serialVersionUID = 1L;

    private final TypeSerializer<T> values;

    /// Creates a serializer that wraps the serializer of the records.
    public StampedSerializer(TypeSerializer<T> values) {
        this.values = values;
    }

    @Override
    public boolean isImmutableType() {
        return values.isImmutableType();
    }

    @Override
    public TypeSerializer<TimestampedValue<T>> duplicate() {
        return new StampedSerializer<>(values.duplicate());
    }

    @Override
    public TimestampedValue<T> createInstance() {
        return new TimestampedValue<>(values.createInstance());
    }

    @Override
    public TimestampedValue<T> copy(TimestampedValue<T> from) {
        T value = values.copy(from.getValue());
        return from.hasTimestamp() ? new TimestampedValue<>(value, from.getTimestamp()) : new TimestampedValue<>(value);
    }

    @Override
    public TimestampedValue<T> copy(TimestampedValue<T> from, TimestampedValue<T> reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(TimestampedValue<T> stamped, DataOutputView target) throws IOException {
        target.writeBoolean(stamped.hasTimestamp());
        if (stamped.hasTimestamp()) target.writeLong(stamped.getTimestamp());
        values.serialize(stamped.getValue(), target);
    }

    @Override
    public TimestampedValue<T> deserialize(DataInputView source) throws IOException {
        if (!source.readBoolean()) return new TimestampedValue<>(values.deserialize(source));
        long timestamp = source.readLong();
        return new TimestampedValue<>(values.deserialize(source), timestamp);
    }

    @Override
    public TimestampedValue<T> deserialize(TimestampedValue<T> reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StampedSerializer<?> that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return 31 + values.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<TimestampedValue<T>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /// Describes the configuration of a [StampedSerializer].
    public static final class Snapshot<T>
            extends CompositeTypeSerializerSnapshot<TimestampedValue<T>, StampedSerializer<T>> {

        /// Creates an empty snapshot, which is then read.
        public Snapshot() {}

        /// Creates the snapshot of a serializer.
        public Snapshot(StampedSerializer<T> serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return 1;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(StampedSerializer<T> outerSerializer) {
            return new TypeSerializer<?>[] {outerSerializer.values};
        }

        @Override
        @SuppressWarnings("unchecked")
        protected StampedSerializer<T> createOuterSerializerWithNestedSerializers(
                TypeSerializer<?>[] nestedSerializers) {
            return new StampedSerializer<>((TypeSerializer<T>) nestedSerializers[0]);
        }
    }
}
