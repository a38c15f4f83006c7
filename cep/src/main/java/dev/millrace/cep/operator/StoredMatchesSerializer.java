package dev.millrace.cep.operator;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.CompositeTypeSerializerSnapshot;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.cep.match.KeyMatches;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Serializes the state of a key that is not in rows.
public final class StoredMatchesSerializer<T> extends TypeSerializer<StoredMatches<T>> {
    private static final long serialVersionUID = 1L;

    private final TypeSerializer<T> events;

    /// Creates a serializer that uses the serializer of the events.
    public StoredMatchesSerializer(TypeSerializer<T> events) {
        this.events = events;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<StoredMatches<T>> duplicate() {
        return new StoredMatchesSerializer<>(events.duplicate());
    }

    @Override
    public StoredMatches<T> createInstance() {
        return new StoredMatches<>(new KeyMatches<>(0), List.of());
    }

    @Override
    public StoredMatches<T> copy(StoredMatches<T> from) {
        return new StoredMatches<>(from.matches().fork(), from.stages());
    }

    @Override
    public StoredMatches<T> copy(StoredMatches<T> from, StoredMatches<T> reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(StoredMatches<T> stored, DataOutputView target) throws IOException {
        new MatchesWriter<>(events, target).write(stored);
    }

    @Override
    public StoredMatches<T> deserialize(DataInputView source) throws IOException {
        return new MatchesReader<>(events, source).read();
    }

    @Override
    public StoredMatches<T> deserialize(StoredMatches<T> reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredMatchesSerializer<?> that && events.equals(that.events);
    }

    @Override
    public int hashCode() {
        return events.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<StoredMatches<T>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /// Describes the configuration of a [StoredMatchesSerializer].
    public static final class Snapshot<T>
            extends CompositeTypeSerializerSnapshot<StoredMatches<T>, StoredMatchesSerializer<T>> {

        /// Creates an empty snapshot, which is then read.
        public Snapshot() {}

        /// Creates the snapshot of a serializer.
        public Snapshot(StoredMatchesSerializer<T> serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return 1;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(StoredMatchesSerializer<T> outerSerializer) {
            return new TypeSerializer<?>[] {outerSerializer.events};
        }

        @Override
        @SuppressWarnings("unchecked")
        protected StoredMatchesSerializer<T> createOuterSerializerWithNestedSerializers(
                TypeSerializer<?>[] nestedSerializers) {
            return new StoredMatchesSerializer<>((TypeSerializer<T>) nestedSerializers[0]);
        }
    }
}
