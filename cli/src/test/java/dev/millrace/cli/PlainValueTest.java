package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.plan.TaggedUnion;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.value.Either;
import dev.millrace.api.value.Row;
import dev.millrace.api.value.RowKind;
import dev.millrace.format.text.JsonSerializationSchema;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PlainValueTest {
    private enum Level {
        HIGH
    }

    private record Point(int x, @Nullable Point next) {}

    private static String json(Object value) {
        return new String(
                new JsonSerializationSchema<>().serialize(List.of(PlainValue.of(value))), StandardCharsets.UTF_8);
    }

    @Test
    void values_of_all_kinds_have_a_json_form() {
        assertThat(json(Tuple2.of(1, Level.HIGH))).isEqualTo("[[1,\"HIGH\"]]");
        assertThat(json(Either.Left(1))).isEqualTo("[{\"left\":1}]");
        assertThat(json(Either.Right(List.of("a")))).isEqualTo("[{\"right\":[\"a\"]}]");
        assertThat(json(TaggedUnion.two("x"))).isEqualTo("[{\"two\":\"x\"}]");
        assertThat(json(List.of(Optional.of(1), Optional.empty()))).isEqualTo("[[1,null]]");
        assertThat(json(new int[][] {{1}, {}})).isEqualTo("[[[1],[]]]");
        assertThat(json(new Object[] {'c', LocalDate.of(2024, 1, 2), new Date(0)}))
                .isEqualTo("[[\"c\",\"2024-01-02\",\"1970-01-01T00:00:00Z\"]]");
        assertThat(json(new Point(1, new Point(2, null)))).isEqualTo("[{\"x\":1,\"next\":{\"x\":2,\"next\":null}}]");
        assertThat(json(Row.of("a", null))).isEqualTo("[[\"a\",null]]");
        Row named = Row.withNames(RowKind.DELETE);
        named.setField("id", 1);
        assertThat(json(named)).isEqualTo("[{\"(kind)\":\"DELETE\",\"id\":1}]");
    }

    @Test
    void a_map_is_an_object_if_its_keys_are_simple() {
        assertThat(json(Map.of(1, Map.of("a", true)))).isEqualTo("[{\"1\":{\"a\":true}}]");
        assertThat(json(Map.of(List.of(1), 2))).isEqualTo("[[{\"key\":[1],\"value\":2}]]");
    }
}
