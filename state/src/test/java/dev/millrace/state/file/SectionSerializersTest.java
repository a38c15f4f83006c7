package dev.millrace.state.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.IntSerializer;
import dev.millrace.api.serializer.ListSerializer;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SectionSerializersTest {

    private static Section section(String role, TypeSerializer<?> serializer) throws IOException {
        SectionSerializers forms = new SectionSerializers();
        forms.duplicate(role, serializer);
        return new Section("op", "state", SectionKind.KEYED_VALUE, forms.written());
    }

    @SuppressWarnings("unchecked")
    private <T> TypeSerializer<T> reader(String role, TypeSerializer<?> before, TypeSerializer<T> now)
            throws IOException {
        return SectionSerializers.reader(
                section(role, before), role, now, getClass().getClassLoader());
    }

    @Test
    void a_value_of_a_narrower_type_is_read_as_the_wider_one() throws IOException {
        ListSerializer<Integer> before = new ListSerializer<>(IntSerializer.INSTANCE);
        TypeSerializer<List<Long>> reader = reader("value", before, new ListSerializer<>(LongSerializer.INSTANCE));
        DataOutputSerializer out = new DataOutputSerializer(8);
        before.serialize(List.of(1, 2), out);
        assertThat(reader.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                .containsExactly(1L, 2L);
    }

    @Test
    void the_reason_reaches_the_user() {
        assertThatThrownBy(() -> reader("value", StringSerializer.INSTANCE, LongSerializer.INSTANCE))
                .hasMessageContaining("MR-4005 The value of KEYED_VALUE 'state' of operator op cannot be read")
                .hasMessageContaining("why   It was text and is now long");
        assertThatThrownBy(() -> reader(
                        "value",
                        new ListSerializer<>(StringSerializer.INSTANCE),
                        new ListSerializer<>(LongSerializer.INSTANCE)))
                .hasMessageContaining("why   each element was text and is now long");
    }

    @Test
    void keys_and_namespaces_stay_as_they_are() throws IOException {
        assertThat(reader("key", IntSerializer.INSTANCE, IntSerializer.INSTANCE))
                .isEqualTo(IntSerializer.INSTANCE);
        for (String role : List.of("key", "namespace")) {
            assertThatThrownBy(() -> reader(role, IntSerializer.INSTANCE, LongSerializer.INSTANCE))
                    .hasMessageContaining("MR-4005 The type of the %s of KEYED_VALUE 'state'", role)
                    .hasMessageContaining("It was int and is now long. The type of a %s must not change", role);
        }
        assertThat(reader("user key", IntSerializer.INSTANCE, LongSerializer.INSTANCE))
                .isNotNull();
    }
}
