package dev.millrace.cep.operator;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.CompositeTypeSerializerSnapshot;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.cep.match.MatchRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Serializes the rows of matches: a number for the kind of the row, then its content.
public final class MatchRowSerializer<T> extends TypeSerializer<MatchRow<T>> {
    private static final long serialVersionUID = 1L;
    private static final int EVENT = 0;
    private static final int RUNS = 1;
    private static final int WAITING = 2;

    private final TypeSerializer<T> events;

    /// Creates a serializer that uses the serializer of the events.
    public MatchRowSerializer(TypeSerializer<T> events) {
        this.events = events;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<MatchRow<T>> duplicate() {
        return new MatchRowSerializer<>(events.duplicate());
    }

    @Override
    public MatchRow<T> createInstance() {
        return new MatchRow.Runs<>(List.of(), List.of());
    }

    @Override
    public MatchRow<T> copy(MatchRow<T> from) {
        return from;
    }

    @Override
    public MatchRow<T> copy(MatchRow<T> from, MatchRow<T> reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(MatchRow<T> row, DataOutputView target) throws IOException {
        switch (row) {
            case MatchRow.Event<T> event -> {
                target.writeByte(EVENT);
                write(event, target);
            }
            case MatchRow.Runs<T>(List<String> stages, var runs) -> {
                target.writeByte(RUNS);
                StoredRuns.write(runs, stages, target);
            }
            case MatchRow.Waiting<T> waiting -> {
                target.writeByte(WAITING);
                target.writeInt(waiting.times().length);
                for (int i = 0; i < waiting.times().length; i++) {
                    target.writeLong(waiting.times()[i]);
                    events.serialize(waiting.values().get(i), target);
                }
            }
        }
    }

    private void write(MatchRow.Event<T> event, DataOutputView target) throws IOException {
        events.serialize(event.value(), target);
        target.writeLong(event.timestamp());
        target.writeInt(event.edges());
        for (int i = 0; i < event.edges(); i++) {
            MatchRow.Edge edge = event.edge(i);
            target.writeUTF(edge.pattern());
            target.writeLong(edge.previous());
            target.writeInt(edge.previousEdge());
            target.writeInt(event.references(i));
        }
    }

    @Override
    public MatchRow<T> deserialize(DataInputView source) throws IOException {
        return switch (source.readByte()) {
            case EVENT -> event(source);
            case RUNS -> {
                StoredRuns runs = StoredRuns.read(source);
                yield new MatchRow.Runs<>(runs.stages(), runs.runs());
            }
            case WAITING -> waiting(source);
            default -> throw new IOException("a row of matches has an unknown kind");
        };
    }

    private MatchRow<T> event(DataInputView source) throws IOException {
        T value = events.deserialize(source);
        long timestamp = source.readLong();
        int count = source.readInt();
        int[] references = new int[count];
        List<MatchRow.Edge> edges = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            edges.add(new MatchRow.Edge(source.readUTF().intern(), source.readLong(), source.readInt()));
            references[i] = source.readInt();
        }
        return MatchRow.Event.of(value, timestamp, edges, references);
    }

    private MatchRow<T> waiting(DataInputView source) throws IOException {
        int count = source.readInt();
        long[] times = new long[count];
        List<T> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            times[i] = source.readLong();
            values.add(events.deserialize(source));
        }
        return new MatchRow.Waiting<>(times, values);
    }

    @Override
    public MatchRow<T> deserialize(MatchRow<T> reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MatchRowSerializer<?> that && events.equals(that.events);
    }

    @Override
    public int hashCode() {
        return events.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<MatchRow<T>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /// Describes the configuration of a [MatchRowSerializer].
    public static final class Snapshot<T> extends CompositeTypeSerializerSnapshot<MatchRow<T>, MatchRowSerializer<T>> {

        /// Creates an empty snapshot, which is then read.
        public Snapshot() {}

        /// Creates the snapshot of a serializer.
        public Snapshot(MatchRowSerializer<T> serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return 1;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(MatchRowSerializer<T> outerSerializer) {
            return new TypeSerializer<?>[] {outerSerializer.events};
        }

        @Override
        @SuppressWarnings("unchecked")
        protected MatchRowSerializer<T> createOuterSerializerWithNestedSerializers(
                TypeSerializer<?>[] nestedSerializers) {
            return new MatchRowSerializer<>((TypeSerializer<T>) nestedSerializers[0]);
        }
    }
}
