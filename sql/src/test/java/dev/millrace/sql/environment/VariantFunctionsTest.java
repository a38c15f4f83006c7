package dev.millrace.sql.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.value.Row;
import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironment;
import dev.millrace.table.functions.ScalarFunction;
import dev.millrace.table.variant.Variant;
import dev.millrace.table.variant.VariantBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Hands values of the type VARIANT to functions of a program and back.
final class VariantFunctionsTest {
    public static final class Length extends ScalarFunction {
        public int eval(Variant array) {
            return array.getArraySize();
        }
    }

    public static final class Wrapped extends ScalarFunction {
        public Variant eval(Variant inner, int number) {
            VariantBuilder builder = Variant.newBuilder();
            return builder.object()
                    .add("inner", inner)
                    .add("number", builder.of(number))
                    .build();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void functions_and_results_have_variants(boolean isStreaming) throws Exception {
        EnvironmentSettings.Builder settings = EnvironmentSettings.newInstance();
        TableEnvironment tables =
                TableEnvironment.create((isStreaming ? settings.inStreamingMode() : settings.inBatchMode()).build());
        tables.createTemporarySystemFunction("LENGTH_OF", Length.class);
        tables.createTemporarySystemFunction("WRAPPED", Wrapped.class);
        List<Row> rows = new ArrayList<>();
        try (CloseableIterator<Row> found = tables.executeSql("SELECT LENGTH_OF(PARSE_JSON(s)['a']),"
                        + " JSON_STRING(WRAPPED(PARSE_JSON(s)['a'], 7)), WRAPPED(PARSE_JSON(s), n)"
                        + " FROM (VALUES ('{\"b\":2,\"a\":[1,\"x\"]}', 300)) AS v(s, n)")
                .collect()) {
            found.forEachRemaining(rows::add);
        }
        Row row = rows.getFirst();
        assertThat(rows).hasSize(1);
        assertThat(row.getField(0)).isEqualTo(2);
        assertThat(row.getField(1)).isEqualTo("{\"inner\":[1,\"x\"],\"number\":7}");
        Variant wrapped = (Variant) Objects.requireNonNull(row.getField(2));
        Variant inner = Objects.requireNonNull(wrapped.getField("inner"));
        assertThat(inner.toJson()).isEqualTo("{\"a\":[1,\"x\"],\"b\":2}");
        assertThat(Objects.requireNonNull(inner.getField("b")).getByte()).isEqualTo((byte) 2);
        assertThat(Objects.requireNonNull(wrapped.getField("number")).getInt()).isEqualTo(300);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void fields_of_objects_are_in_order(int parallelism) throws Exception {
        TableEnvironment tables = TableEnvironment.create(
                EnvironmentSettings.newInstance().inBatchMode().build());
        tables.getConfig().set("parallelism.default", String.valueOf(parallelism));
        tables.createTemporarySystemFunction("WRAPPED", Wrapped.class);
        List<String> rows = new ArrayList<>();
        try (CloseableIterator<Row> found = tables.executeSql("SELECT JSON_STRING(v), COUNT(*) FROM (SELECT"
                        + " JSON_STRING(WRAPPED(PARSE_JSON(s), 1)) AS t, PARSE_JSON(s) AS v FROM (VALUES"
                        + " ('{\"b\":2,\"a\":1}'), ('{\"a\":1, \"b\":2}'), ('5')) AS x(s)) GROUP BY t, JSON_STRING(v)")
                .collect()) {
            while (found.hasNext()) rows.add(found.next().toString());
        }
        assertThat(rows).containsExactlyInAnyOrder("+I[{\"a\":1,\"b\":2}, 2]", "+I[5, 1]");
    }
}
