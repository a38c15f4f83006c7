package dev.millrace.sql.function;

import static dev.millrace.table.api.Expressions.$;
import static dev.millrace.table.api.Expressions.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.value.Row;
import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.Table;
import dev.millrace.table.api.TableEnvironment;
import dev.millrace.table.api.TableResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProgramFunctionsTest {
    private static final String MODES = "true,1\ntrue,3\nfalse,1\nfalse,3";

    private static TableEnvironment tables(boolean isBatch, int parallelism) {
        EnvironmentSettings.Builder settings = EnvironmentSettings.newInstance();
        TableEnvironment tables =
                TableEnvironment.create((isBatch ? settings.inBatchMode() : settings.inStreamingMode()).build());
        tables.getConfig().set("parallelism.default", String.valueOf(parallelism));
        tables.createTemporarySystemFunction("plus", SampleFunctions.Plus.class);
        tables.createTemporarySystemFunction("scaled", new SampleFunctions.Scaled(3));
        tables.createTemporarySystemFunction("greeting", SampleFunctions.Greeting.class);
        tables.createTemporarySystemFunction("class_name", SampleFunctions.ClassName.class);
        tables.createTemporarySystemFunction("point", SampleFunctions.MakePoint.class);
        tables.createTemporarySystemFunction("norm", SampleFunctions.Norm.class);
        tables.createTemporarySystemFunction("divided", SampleFunctions.Divided.class);
        tables.createTemporaryFunction("words", SampleFunctions.Split.class);
        tables.createTemporaryFunction("up_to", SampleFunctions.UpTo.class);
        tables.createTemporarySystemFunction("later", SampleFunctions.LaterTwice.class);
        tables.createTemporarySystemFunction("later_pair", SampleFunctions.LaterPair.class);
        tables.createTemporarySystemFunction("weighted", SampleFunctions.WeightedAverage.class);
        tables.createTemporarySystemFunction("joined", SampleFunctions.Joined.class);
        tables.createTemporarySystemFunction("broken", SampleFunctions.Broken.class);
        tables.createTemporaryView(
                "t",
                tables.fromValues(
                                Row.of("a", 1, "one two"),
                                Row.of("b", 2, "three"),
                                Row.of("a", 3, ""),
                                Row.of("b", 4, "four five six"),
                                Row.of("a", 5, "one"))
                        .as("k", "v", "s"));
        return tables;
    }

    /// Returns the rows that are left after all changes, in order.
    private static List<String> rows(TableResult result) throws Exception {
        Map<String, Integer> counts = new HashMap<>();
        try (CloseableIterator<Row> rows = result.collect()) {
            while (rows.hasNext()) {
                Row row = rows.next();
                int change = row.getKind().shortString().equals("-D")
                                || row.getKind().shortString().equals("-U")
                        ? -1
                        : 1;
                row.setKind(dev.millrace.api.value.RowKind.INSERT);
                counts.merge(row.toString().replaceFirst("^\\+I", ""), change, Integer::sum);
            }
        }
        List<String> left = new ArrayList<>();
        counts.forEach((row, count) -> {
            for (int i = 0; i < count; i++) left.add(row);
        });
        left.sort(null);
        return left;
    }

    @ParameterizedTest
    @CsvSource(textBlock = MODES)
    void scalar_functions_choose_a_method_and_cast_arguments(boolean isBatch, int parallelism) throws Exception {
        TableEnvironment tables = tables(isBatch, parallelism);
        assertThat(rows(tables.executeSql("SELECT plus(v, 1), plus(k, 'x'), plus(v, v, v), scaled(v) FROM t")))
                .containsExactly(
                        "[2, ax, 3, 3]", "[3, bx, 6, 6]", "[4, ax, 9, 9]", "[5, bx, 12, 12]", "[6, ax, 15, 15]");
        assertThat(rows(tables.executeSql(
                        "SELECT scaled(CAST(NULL AS INT)), plus(CAST(v AS SMALLINT), v) FROM t WHERE v = 1")))
                .containsExactly("[null, 2]");
        assertThat(SampleFunctions.Scaled.OPEN).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(textBlock = MODES)
    void arguments_may_have_names_any_type_or_be_objects(boolean isBatch, int parallelism) throws Exception {
        TableEnvironment tables = tables(isBatch, parallelism);
        assertThat(rows(tables.executeSql("SELECT greeting(name => k), greeting(greeting => 'Hi', name => k), "
                        + "class_name(v), class_name(s), norm(point(v, 2)) FROM t WHERE v = 2")))
                .containsExactly("[Hello b, Hi b, Integer, String, 4]");
        assertThat(rows(tables.executeSql("SELECT d.quotient, d.rest FROM (SELECT divided(v, 2) AS d FROM t)")))
                .containsExactly("[0, 1]", "[1, 0]", "[1, 1]", "[2, 0]", "[2, 1]");
    }

    @ParameterizedTest
    @CsvSource(textBlock = MODES)
    void table_functions_join_their_rows(boolean isBatch, int parallelism) throws Exception {
        TableEnvironment tables = tables(isBatch, parallelism);
        assertThat(rows(tables.executeSql("SELECT v, word, length FROM t, LATERAL TABLE(words(s))")))
                .containsExactly(
                        "[1, one, 3]",
                        "[1, two, 3]",
                        "[2, three, 5]",
                        "[4, five, 4]",
                        "[4, four, 4]",
                        "[4, six, 3]",
                        "[5, one, 3]");
        assertThat(rows(tables.executeSql(
                        "SELECT v, w FROM t LEFT JOIN LATERAL TABLE(words(s)) AS x(w, l) ON TRUE WHERE v < 4")))
                .containsExactly("[1, one]", "[1, two]", "[2, three]", "[3, null]");
        assertThat(rows(tables.executeSql("SELECT * FROM LATERAL TABLE(up_to(3)) AS x(i)")))
                .containsExactly("[1]", "[2]", "[3]");
        assertThat(rows(tables.executeSql("SELECT * FROM up_to(2)"))).containsExactly("[1]", "[2]");
    }

    @ParameterizedTest
    @CsvSource(textBlock = MODES)
    void asynchronous_functions_complete_later(boolean isBatch, int parallelism) throws Exception {
        TableEnvironment tables = tables(isBatch, parallelism);
        assertThat(rows(tables.executeSql("SELECT later(v) FROM t")))
                .containsExactly("[10]", "[2]", "[4]", "[6]", "[8]");
        assertThat(rows(tables.executeSql("SELECT v, p FROM t, LATERAL TABLE(later_pair(v)) AS x(p) WHERE v < 3")))
                .containsExactly("[1, 101]", "[1, 1]", "[2, 102]", "[2, 2]");
    }

    @ParameterizedTest
    @CsvSource(textBlock = MODES)
    void aggregate_functions_keep_an_accumulator_per_group(boolean isBatch, int parallelism) throws Exception {
        TableEnvironment tables = tables(isBatch, parallelism);
        assertThat(rows(tables.executeSql(
                        "SELECT k, weighted(v, v), joined(DISTINCT s), weighted(v, 1) FILTER (WHERE v > 1), "
                                + "COUNT(*) FROM t GROUP BY k")))
                .containsExactly("[a, 3, |one|one two, 4, 3]", "[b, 3, four five six|three, 3, 2]");
        assertThat(rows(tables.executeSql(
                        "SELECT n, joined(k) FROM (SELECT k, COUNT(*) AS n FROM t GROUP BY k) GROUP BY n")))
                .containsExactly("[2, b]", "[3, a]");
    }

    @ParameterizedTest
    @CsvSource(textBlock = MODES)
    void tables_call_functions_without_names(boolean isBatch, int parallelism) throws Exception {
        TableEnvironment tables = tables(isBatch, parallelism);
        Table t = tables.from("t");
        assertThat(rows(t.select(
                                call(SampleFunctions.Plus.class, $("k"), "!"),
                                call(new SampleFunctions.Scaled(7), $("v")))
                        .execute()))
                .containsExactly("[a!, 21]", "[a!, 35]", "[a!, 7]", "[b!, 14]", "[b!, 28]");
        assertThat(rows(t.joinLateral(call(SampleFunctions.Split.class, $("s")).as("w", "l"))
                        .select($("v"), $("w"))
                        .where($("v").isEqual(1))
                        .execute()))
                .containsExactly("[1, one]", "[1, two]");
        assertThat(rows(t.leftOuterJoinLateral(call("words", $("s")).as("w", "l"))
                        .select($("v"), $("l"))
                        .where($("v").isLessOrEqual(3))
                        .execute()))
                .containsExactly("[1, 3]", "[1, 3]", "[2, 5]", "[3, null]");
        assertThat(rows(t.flatMap(call("up_to", $("v"))).execute())).hasSize(15);
        assertThat(rows(t.map(call("divided", $("v"), 2)).execute())).contains("[2, 1]");
        assertThat(rows(t.groupBy($("k"))
                        .aggregate(call("weighted", $("v"), $("v")).as("w"))
                        .select($("k"), $("w"))
                        .execute()))
                .containsExactly("[a, 3]", "[b, 3]");
        assertThat(rows(t.groupBy($("k"))
                        .flatAggregate(call(SampleFunctions.Top2.class, $("v")).as("value", "rank"))
                        .select($("k"), $("value"), $("rank"))
                        .execute()))
                .containsExactly("[a, 3, 2]", "[a, 5, 1]", "[b, 2, 2]", "[b, 4, 1]");
    }

    @ParameterizedTest
    @CsvSource(textBlock = MODES)
    void a_table_aggregate_function_emits_its_changes(boolean isBatch, int parallelism) throws Exception {
        for (String batchRows : List.of("1", "50000")) {
            TableEnvironment tables = tables(isBatch, parallelism);
            tables.getConfig().set("millrace.sql.batch-rows", batchRows);
            Table t = tables.from("t");
            assertThat(rows(t.groupBy($("k"))
                            .flatAggregate(call(SampleFunctions.UpdatedTop2.class, $("v"))
                                    .as("value", "rank"))
                            .select($("k"), $("value"), $("rank"))
                            .execute()))
                    .containsExactly("[a, 3, 2]", "[a, 5, 1]", "[b, 2, 2]", "[b, 4, 1]");
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = MODES)
    void windows_call_aggregate_functions(boolean isBatch, int parallelism) throws Exception {
        TableEnvironment tables = tables(isBatch, parallelism);
        tables.executeSql("CREATE TABLE seconds (n INT, t AS TO_TIMESTAMP_LTZ(n * 1000, 3), WATERMARK FOR t AS t)"
                + " WITH ('connector' = 'datagen', 'number-of-rows' = '10', 'fields.n.kind' = 'sequence',"
                + " 'fields.n.start' = '0', 'fields.n.end' = '9')");
        for (String window : List.of("TUMBLE", "HOP")) {
            String slide = window.equals("HOP") ? "INTERVAL '5' SECOND, " : "";
            assertThat(rows(tables.executeSql("SELECT weighted(n, 1), joined(CAST(n AS STRING)) FROM TABLE(" + window
                            + "(TABLE seconds, DESCRIPTOR(t), " + slide
                            + "INTERVAL '5' SECOND)) GROUP BY window_start, window_end")))
                    .containsExactly("[2, 0|1|2|3|4]", "[7, 5|6|7|8|9]");
        }
        assertThat(rows(tables.executeSql("SELECT weighted(n, 1) FROM TABLE("
                        + "CUMULATE(TABLE seconds, DESCRIPTOR(t), INTERVAL '5' SECOND, INTERVAL '10' SECOND))"
                        + " GROUP BY window_start, window_end")))
                .containsExactly("[2]", "[4]");
    }

    @ParameterizedTest
    @CsvSource(textBlock = MODES)
    void a_function_that_throws_is_named_with_its_arguments(boolean isBatch, int parallelism) {
        TableEnvironment tables = tables(isBatch, parallelism);
        assertThatThrownBy(() -> rows(tables.executeSql("SELECT broken(v) FROM t WHERE v = 4")))
                .hasStackTraceContaining("MR-2951")
                .hasStackTraceContaining("broken")
                .hasStackTraceContaining("no luck with 4");
        assertThatThrownBy(() -> tables.executeSql("SELECT broken(k) FROM t"))
                .hasMessageContaining("broken(value INT NOT NULL)");
    }

    @ParameterizedTest
    @CsvSource(textBlock = MODES)
    void over_windows_call_aggregate_functions(boolean isBatch, int parallelism) throws Exception {
        if (!isBatch) return;
        TableEnvironment tables = tables(true, parallelism);
        assertThat(rows(tables.executeSql("SELECT v, joined(k) OVER (PARTITION BY k ORDER BY v) FROM t")))
                .containsExactly("[1, a]", "[2, b]", "[3, a|a]", "[4, b|b]", "[5, a|a|a]");
    }

    @ParameterizedTest
    @CsvSource(textBlock = "true,1")
    void statements_create_list_and_drop_functions(boolean isBatch, int parallelism) throws Exception {
        TableEnvironment tables = tables(isBatch, parallelism);
        String name = SampleFunctions.Plus.class.getName();
        tables.executeSql("CREATE FUNCTION mine AS '" + name + "' LANGUAGE JAVA");
        tables.executeSql("CREATE FUNCTION IF NOT EXISTS mine AS '" + name + "'");
        assertThat(rows(tables.executeSql(
                        "SELECT mine(v, 1), default_catalog.default_database.mine(1, 1) FROM t WHERE v = 1")))
                .containsExactly("[2, 2]");
        assertThat(tables.listUserDefinedFunctions()).contains("mine", "words", "plus");
        assertThat(rows(tables.executeSql("DESCRIBE FUNCTION mine"))).contains("[class name, " + name + "]");
        assertThatThrownBy(() -> tables.executeSql("CREATE FUNCTION mine AS '" + name + "'"))
                .hasMessageContaining("MR-2955");
        tables.executeSql("DROP FUNCTION mine");
        tables.executeSql("DROP FUNCTION IF EXISTS mine");
        assertThatThrownBy(() -> tables.executeSql("DROP FUNCTION mine")).hasMessageContaining("MR-2955");
        assertThatThrownBy(() -> tables.executeSql("SELECT mine(1, 1)")).hasMessageContaining("mine");
        assertThat(tables.dropTemporarySystemFunction("plus")).isTrue();
    }
}
