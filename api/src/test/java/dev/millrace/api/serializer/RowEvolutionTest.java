package dev.millrace.api.serializer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.type.SerializerConfigImpl;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.value.Row;
import dev.millrace.api.value.RowKind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class RowEvolutionTest {

    private static TypeSerializer<Row> serializer(TypeInformation<Row> type) {
        return type.createSerializer(new SerializerConfigImpl());
    }

    private static String read(Row row, TypeInformation<Row> before, TypeInformation<Row> after) throws IOException {
        TypeSerializer<Row> declared = serializer(after);
        TypeSerializerSnapshot<Row> written = serializer(before).snapshotConfiguration();
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer(before).serialize(row, out);
        var answer = declared.snapshotConfiguration().resolveSchemaCompatibility(written);
        if (answer.isIncompatible()) return "refused: " + answer.reason().orElse("?");
        Row read = answer.reader(declared, written).deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        DataOutputSerializer again = new DataOutputSerializer(16);
        declared.serialize(read, again);
        return read.toString();
    }

    @Test
    void fields_with_names_are_added_removed_moved_and_widened() throws IOException {
        TypeInformation<Row> before =
                Types.ROW_NAMED(new String[] {"id", "old", "count"}, Types.STRING, Types.LONG, Types.INT);
        TypeInformation<Row> after =
                Types.ROW_NAMED(new String[] {"count", "new", "id"}, Types.LONG, Types.STRING, Types.STRING);
        assertThat(read(Row.ofKind(RowKind.DELETE, "a", 5L, 7), before, after))
                .isEqualTo(Row.ofKind(RowKind.DELETE, 7L, null, "a").toString());
        assertThat(read(Row.ofKind(RowKind.INSERT, "a", null, null), before, after))
                .isEqualTo(Row.of(null, null, "a").toString());
    }

    @Test
    void fields_without_names_are_added_at_the_end() throws IOException {
        assertThat(read(Row.of(1), Types.ROW(Types.INT), Types.ROW(Types.LONG, Types.STRING)))
                .isEqualTo(Row.of(1L, null).toString());
    }

    @Test
    void the_field_that_does_not_fit_is_named() throws IOException {
        TypeInformation<Row> before = Types.ROW_NAMED(new String[] {"id", "count"}, Types.STRING, Types.LONG);
        assertThat(read(
                        Row.of("a", 1L),
                        before,
                        Types.ROW_NAMED(new String[] {"id", "count"}, Types.STRING, Types.INT)))
                .isEqualTo("refused: field 'count' of the row was long and is now int");
        assertThat(read(Row.of("a", 1L), before, Types.ROW_NAMED(new String[] {"count"}, Types.INT)))
                .isEqualTo("refused: field 'count' of the row was long and is now int");
    }
}
