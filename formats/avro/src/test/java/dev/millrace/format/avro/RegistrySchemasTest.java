package dev.millrace.format.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.format.avro.AvroFormatOptions.AvroEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

final class RegistrySchemasTest {
    private static final Schema OLD =
            SchemaBuilder.record("Order").fields().requiredLong("id").endRecord();
    private static final Schema NEW = SchemaBuilder.record("Order")
            .fields()
            .requiredLong("id")
            .name("note")
            .type()
            .stringType()
            .stringDefault("none")
            .endRecord();

    /// Identifies a schema by its position in a list.
    private record ListCoder(List<Schema> known) implements SchemaCoder {
        @Override
        public Schema readSchema(InputStream in) throws IOException {
            int id = in.read();
            if (id < 0 || id >= known.size()) throw new IOException("no schema " + id);
            return known.get(id);
        }

        @Override
        public void writeSchema(Schema schema, OutputStream out) throws IOException {
            int id = known.indexOf(schema);
            if (id < 0) throw new IOException("unknown schema");
            out.write(id);
        }
    }

    private static ListCoder coder() {
        return new ListCoder(List.of(OLD, NEW));
    }

    private static GenericRecord order(long id) {
        GenericRecord order = new GenericData.Record(OLD);
        order.put("id", id);
        return order;
    }

    @ParameterizedTest
    @EnumSource
    void a_message_of_an_older_schema_gets_the_fields_of_the_new_schema(AvroEncoding encoding) throws IOException {
        byte[] message = RegistryAvroSerializationSchema.forGeneric(OLD, RegistrySchemasTest::coder, encoding)
                .serialize(order(7));
        RegistryAvroDeserializationSchema<GenericRecord> reading =
                new RegistryAvroDeserializationSchema<>(GenericRecord.class, NEW, RegistrySchemasTest::coder, encoding);

        GenericRecord read = reading.deserialize(message);

        assertThat(message[0]).isZero();
        assertThat(read.get("id")).isEqualTo(7L);
        assertThat(read.get("note")).hasToString("none");
    }

    @Test
    void messages_of_several_schemas_are_read_by_one_reader() throws IOException {
        GenericRecord recent = new GenericData.Record(NEW);
        recent.put("id", 8L);
        recent.put("note", "fast");
        byte[] old = RegistryAvroSerializationSchema.forGeneric(OLD, RegistrySchemasTest::coder)
                .serialize(order(7));
        byte[] current = RegistryAvroSerializationSchema.forGeneric(NEW, RegistrySchemasTest::coder)
                .serialize(recent);
        RegistryAvroDeserializationSchema<GenericRecord> reading =
                new RegistryAvroDeserializationSchema<>(GenericRecord.class, NEW, RegistrySchemasTest::coder);

        assertThat(reading.deserialize(old).get("note")).hasToString("none");
        assertThat(reading.deserialize(current).get("note")).hasToString("fast");
        assertThat(reading.deserialize(old).get("id")).isEqualTo(7L);
    }

    @Test
    void a_schema_that_the_registry_refuses_fails_with_a_fault() {
        Schema unknown =
                SchemaBuilder.record("Other").fields().requiredLong("id").endRecord();
        GenericRecord other = new GenericData.Record(unknown);
        other.put("id", 1L);
        assertThatThrownBy(() -> RegistryAvroSerializationSchema.forGeneric(unknown, RegistrySchemasTest::coder)
                        .serialize(other))
                .hasMessageContaining("MR-6043")
                .hasMessageContaining("unknown schema");
    }

    @Test
    void a_message_that_is_cut_off_is_refused() {
        byte[] message = RegistryAvroSerializationSchema.forGeneric(OLD, RegistrySchemasTest::coder)
                .serialize(order(1_000_000));
        byte[] cut = Arrays.copyOf(message, 2);
        assertThatThrownBy(() -> new RegistryAvroDeserializationSchema<>(
                                GenericRecord.class, OLD, RegistrySchemasTest::coder)
                        .deserialize(cut))
                .isInstanceOf(IOException.class);
    }
}
