package dev.millrace.api.serializer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.plan.TaggedUnion;
import dev.millrace.api.plan.UnionSerializer;
import dev.millrace.api.plan.UnionSerializerSnapshot;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class UnionSerializerTest {
    private final UnionSerializer<Long, String> serializer =
            new UnionSerializer<>(LongSerializer.INSTANCE, StringSerializer.INSTANCE);

    @Test
    void both_sides_come_back() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(TaggedUnion.one(7L), out);
        serializer.serialize(TaggedUnion.two("seven"), out);
        DataOutputSerializer copy = new DataOutputSerializer(64);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        serializer.copy(in, copy);
        serializer.copy(in, copy);
        DataInputDeserializer again = new DataInputDeserializer(copy.getCopyOfBuffer());
        assertThat(serializer.deserialize(again)).isEqualTo(TaggedUnion.one(7L));
        assertThat(serializer.deserialize(again)).isEqualTo(TaggedUnion.two("seven"));
        assertThat(again.available()).isZero();
    }

    @Test
    void a_snapshot_gives_the_serializer_back() throws IOException {
        TypeSerializerSnapshot<TaggedUnion<Long, String>> written = serializer.snapshotConfiguration();
        DataOutputSerializer out = new DataOutputSerializer(64);
        written.writeSnapshot(out);
        UnionSerializerSnapshot<Long, String> read = new UnionSerializerSnapshot<>();
        read.readSnapshot(
                written.getCurrentVersion(),
                new DataInputDeserializer(out.getCopyOfBuffer()),
                getClass().getClassLoader());
        assertThat(read.restoreSerializer()).isEqualTo(serializer);
    }
}
