package dev.millrace.api.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SimpleVersionedSerializationTest {
    /// Reads data of version 3 and later.
    private record Text(int version) implements SimpleVersionedSerializer<String> {
        @Override
        public int getVersion() {
            return version;
        }

        @Override
        public byte[] serialize(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String deserialize(int written, byte[] bytes) throws IOException {
            if (written < 3) throw new VersionMismatchException("version " + written);
            return written + new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Test
    void the_version_of_the_writer_reaches_the_reader() throws IOException {
        byte[] bytes = SimpleVersionedSerialization.writeVersionAndSerialize(new Text(7), "x");
        assertThat(SimpleVersionedSerialization.readVersionAndDeSerialize(new Text(9), bytes))
                .isEqualTo("7x");
    }

    @Test
    void lists_are_read_back() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(8);
        SimpleVersionedSerialization.writeVersionAndSerializeList(new Text(4), List.of("a", "", "c"), out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        assertThat(SimpleVersionedSerialization.readVersionAndDeserializeList(new Text(4), in))
                .containsExactly("4a", "4", "4c");
        assertThat(in.available()).isZero();
    }
}
