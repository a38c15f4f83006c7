package dev.millrace.api.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.function.InvalidTypesException;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.api.util.InstantiationUtil;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void strings_keep_their_character_set_when_shipped() throws Exception {
        SimpleStringSchema schema = InstantiationUtil.clone(new SimpleStringSchema(StandardCharsets.UTF_16BE));
        assertThat(schema.getCharset()).isEqualTo(StandardCharsets.UTF_16BE);
        assertThat(schema.serialize("ä")).hasSize(2);
        assertThat(schema.deserialize(schema.serialize("aäß"))).isEqualTo("aäß");
        assertThat(schema.isEndOfStream("")).isFalse();
    }

    @Test
    void an_encoder_ends_each_record_with_a_line_feed() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Encoder<Object> encoder = InstantiationUtil.clone(new SimpleStringEncoder<>());
        encoder.encode(1, bytes);
        encoder.encode("ü", bytes);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("1\nü\n");
    }

    @Test
    void a_message_without_a_record_is_left_out() throws Exception {
        DeserializationSchema<String> schema = new AbstractDeserializationSchema<>(Types.STRING) {
            @Override
            public @Nullable String deserialize(byte[] message) {
                return message.length == 0 ? null : "record";
            }
        };
        List<String> records = new ArrayList<>();
        Collector<String> collector = new Collector<>() {
            @Override
            public void collect(String record) {
                records.add(record);
            }

            @Override
            public void close() {}
        };
        schema.deserialize(new byte[0], collector);
        schema.deserialize(new byte[1], collector);
        assertThat(records).containsExactly("record");
        assertThat(schema.getProducedType()).isEqualTo(Types.STRING);
    }

    private static final class Words extends AbstractDeserializationSchema<String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(byte[] message) {
            return new String(message, StandardCharsets.UTF_8);
        }
    }

    private static final class Unknown<T> extends AbstractDeserializationSchema<T> {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable T deserialize(byte[] message) {
            return null;
        }
    }

    @Test
    void the_type_comes_from_the_declaration_or_must_be_given() {
        assertThat(new Words().getProducedType()).isEqualTo(Types.STRING);
        assertThatThrownBy(Unknown::new)
                .isInstanceOf(InvalidTypesException.class)
                .hasMessageContaining("TypeHint");
    }

    @Test
    void the_engines_own_form_comes_back() {
        TypeInformationSerializationSchema<String> schema =
                new TypeInformationSerializationSchema<>(Types.STRING, new ExecutionConfig());
        assertThat(schema.deserialize(schema.serialize("aß"))).isEqualTo("aß");
    }
}
