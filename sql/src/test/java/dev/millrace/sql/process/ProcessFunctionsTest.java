package dev.millrace.sql.process;

import static dev.millrace.table.api.Expressions.$;
import static dev.millrace.table.api.Expressions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.value.Row;
import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironment;
import dev.millrace.table.api.TableResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls process table functions in SQL and in the Table API.
final class ProcessFunctionsTest {
    private static TableEnvironment tables(int parallelism) {
        TableEnvironment tables = TableEnvironment.create(
                EnvironmentSettings.newInstance().inStreamingMode().build());
        tables.getConfig().set("parallelism.default", String.valueOf(parallelism));
        tables.getConfig().set("table.local-time-zone", "UTC");
        tables.createTemporarySystemFunction("shown", SampleProcesses.Show.class);
        tables.createTemporarySystemFunction("summed", SampleProcesses.Running.class);
        tables.createTemporarySystemFunction("remember", SampleProcesses.Remember.class);
        tables.createTemporarySystemFunction("alarms", SampleProcesses.Alarms.class);
        tables.createTemporarySystemFunction("passing", SampleProcesses.Pass.class);
        tables.createTemporarySystemFunction("latest", SampleProcesses.Latest.class);
        tables.createTemporarySystemFunction("pairs", SampleProcesses.Pairs.class);
        tables.createTemporarySystemFunction("unannounced", SampleProcesses.Unannounced.class);
        tables.createTemporarySystemFunction("process_values", SampleProcesses.Values.class);
        tables.executeSql("CREATE TEMPORARY VIEW t AS SELECT * FROM (VALUES ('a', 1), ('b', 2), ('a', 3), ('a', 4),"
                + " ('a', 5), ('b', 6)) AS v(k, v)");
        tables.executeSql("CREATE TEMPORARY VIEW u AS SELECT * FROM (VALUES ('a', 'x'), ('c', 'y')) AS v(k, s)");
        return tables;
    }

    private static List<String> rows(TableResult result) throws Exception {
        List<String> texts = new ArrayList<>();
        try (CloseableIterator<Row> rows = result.collect()) {
            while (rows.hasNext()) texts.add(rows.next().toString());
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void rows_of_a_table_and_values_are_arguments(int parallelism) throws Exception {
        TableEnvironment tables = tables(parallelism);
        assertThat(rows(tables.executeSql("SELECT * FROM shown(TABLE t, 2)")))
                .containsExactlyInAnyOrder(
                        "+I[+I 1, 2]", "+I[+I 2, 4]", "+I[+I 3, 6]", "+I[+I 4, 8]", "+I[+I 5, 10]", "+I[+I 6, 12]");
        assertThat(rows(tables.executeSql(
                        "SELECT product + 1 FROM shown(factor => 1 + 1, input => (SELECT v FROM t WHERE v = 3))")))
                .containsExactly("+I[7]");
        assertThat(rows(tables.executeSql("SELECT * FROM process_values(CAST('7' AS SMALLINT))")))
                .containsExactly("+I[7 null]");
        assertThat(rows(tables.executeSql("SELECT * FROM process_values(columns => DESCRIPTOR(a, b), number => 1)")))
                .containsExactly("+I[1 (`a`, `b`)]");
        assertThat(rows(tables.executeSql("SELECT * FROM passing(TABLE t) WHERE v > 4")))
                .containsExactlyInAnyOrder("+I[a, 5, 50]", "+I[b, 6, 60]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void states_belong_to_partitions(int parallelism) throws Exception {
        TableEnvironment tables = tables(parallelism);
        assertThat(rows(tables.executeSql("SELECT * FROM summed(input => TABLE t PARTITION BY k)")))
                .containsExactlyInAnyOrder(
                        "+I[a, 101, 1]",
                        "+I[a, 102, 4]",
                        "+I[a, 103, 8]",
                        "+I[a, 101, 5]",
                        "+I[b, 101, 2]",
                        "+I[b, 102, 8]");
        assertThat(rows(tables.executeSql("SELECT MAX(total) FROM summed(TABLE t)")))
                .last()
                .asString()
                .endsWith("[15]");
        assertThat(rows(tables.executeSql("SELECT * FROM remember(TABLE t PARTITION BY (k))")))
                .containsExactlyInAnyOrder(
                        "+I[a, [] null 1]",
                        "+I[a, [1] 1 1]",
                        "+I[a, [1, 3] 3 1]",
                        "+I[a, [1, 3, 4] 4 1]",
                        "+I[b, [] null 2]",
                        "+I[b, [2] 2 2]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void timers_fire_when_the_watermark_reaches_them(int parallelism) throws Exception {
        TableEnvironment tables = tables(parallelism);
        String table = "CREATE TEMPORARY TABLE at_times (k AS CAST(MOD(v, 2) AS STRING), v INT, ts AS "
                + "TO_TIMESTAMP_LTZ(v * 1000, 3), WATERMARK FOR ts AS ts) WITH ('connector' = 'datagen', "
                + "'fields.v.kind' = 'sequence', 'fields.v.start' = '1', 'fields.v.end' = '4')";
        tables.executeSql(table);
        assertThat(rows(tables.executeSql(
                        "SELECT * FROM alarms(input => TABLE at_times PARTITION BY k, on_time => DESCRIPTOR(ts))")))
                .containsExactlyInAnyOrder(
                        "+I[1, row 1, 1970-01-01T00:00:01Z]",
                        "+I[0, row 2, 1970-01-01T00:00:02Z]",
                        "+I[1, row 3, 1970-01-01T00:00:03Z]",
                        "+I[0, row 4, 1970-01-01T00:00:04Z]",
                        "+I[1, null after 2, 1970-01-01T00:00:04Z]",
                        "+I[1, quiet after 2, 1970-01-01T00:00:13Z]",
                        "+I[0, quiet after 2, 1970-01-01T00:00:14Z]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void sorted_tables_give_the_rows_of_a_partition_in_order(int parallelism) throws Exception {
        TableEnvironment tables = tables(parallelism);
        for (String time : List.of("5 - v", "1")) {
            tables.executeSql("CREATE TEMPORARY TABLE backwards (k AS CAST(MOD(v, 2) AS STRING), v INT, ts AS "
                    + "TO_TIMESTAMP_LTZ((" + time + ") * 1000, 3), WATERMARK FOR ts AS ts - INTERVAL '10' SECOND)"
                    + " WITH ('connector' = 'datagen', 'fields.v.kind' = 'sequence', 'fields.v.start' = '1',"
                    + " 'fields.v.end' = '4')");
            assertThat(rows(tables.executeSql(
                            "SELECT * FROM remember(TABLE backwards PARTITION BY k ORDER BY (ts, v DESC))")))
                    .as(time)
                    .containsExactlyInAnyOrder(
                            "+I[1, [] null 3]", "+I[1, [3] 3 3]", "+I[0, [] null 4]", "+I[0, [4] 4 4]");
            tables.executeSql("DROP TEMPORARY TABLE backwards");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void two_tables_share_the_state_of_a_partition(int parallelism) throws Exception {
        TableEnvironment tables = tables(parallelism);
        List<String> pairs = rows(tables.executeSql(
                "SELECT * FROM pairs(`left` => TABLE t PARTITION BY k, `right` => TABLE u PARTITION BY k)"));
        assertThat(pairs).isNotEmpty().allMatch(each -> each.matches("\\+I\\[a, a, \\d-x]"));
        assertThat(pairs).contains("+I[a, a, 5-x]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void updates_replace_the_row_of_a_partition(int parallelism) throws Exception {
        TableEnvironment tables = tables(parallelism);
        String counts = "(SELECT k, CAST(COUNT(*) AS INT) AS v FROM t GROUP BY k)";
        List<String> changes = rows(tables.executeSql("SELECT * FROM latest(input => " + counts + " PARTITION BY k)"));
        assertThat(changes.stream()
                        .filter(each -> each.contains("[a,"))
                        .toList()
                        .getLast())
                .endsWith("[a, 4]");
        assertThat(changes.stream()
                        .filter(each -> each.contains("[b,"))
                        .toList()
                        .getLast())
                .endsWith("[b, 2]");
        assertThat(rows(tables.executeSql("SELECT SUM(latest) FROM latest(input => " + counts + " PARTITION BY k)"))
                        .getLast())
                .endsWith("[6]");
    }

    @Test
    void the_table_api_calls_functions() throws Exception {
        TableEnvironment tables = tables(1);
        assertThat(rows(tables.from("t")
                        .filter($("v").isLess(3))
                        .process(SampleProcesses.Show.class, 3)
                        .execute()))
                .containsExactly("+I[+I 1, 3]", "+I[+I 2, 6]");
        assertThat(rows(tables.from("t")
                        .filter($("v").isLess(2))
                        .process("shown", lit(3).asArgument("factor"))
                        .execute()))
                .containsExactly("+I[+I 1, 3]");
        assertThat(rows(tables.from("t")
                        .partitionBy($("k"))
                        .process("summed")
                        .where($("k").isEqual("b"))
                        .execute()))
                .containsExactly("+I[b, 101, 2]", "+I[b, 102, 8]");
        assertThat(rows(tables.fromCall(
                                "pairs",
                                tables.from("t").partitionBy($("k")).asArgument("left"),
                                tables.from("u").partitionBy($("k")).asArgument("right"))
                        .execute()))
                .contains("+I[a, a, 5-x]");
        assertThat(rows(tables.fromCall(SampleProcesses.Values.class, 4).execute()))
                .containsExactly("+I[4 null]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM summed(TABLE t PARTITION BY nothing); There is no column nothing",
                "SELECT * FROM remember(TABLE t); needs PARTITION BY",
                "SELECT * FROM shown(TABLE t PARTITION BY k, 1); has row semantics",
                "SELECT * FROM alarms(TABLE t PARTITION BY k); needs the argument on_time",
                "SELECT * FROM alarms(TABLE t PARTITION BY k, DESCRIPTOR(v)); needs a timestamp",
                "SELECT * FROM shown(TABLE t); is missing",
                "SELECT * FROM shown(1, 2); is a table",
                "SELECT * FROM shown(TABLE t, factor => 1, more => 2); has no free argument more",
                "SELECT * FROM summed(input => TABLE t, uid => '1 2'); uid takes a text",
                "SELECT * FROM pairs(TABLE t PARTITION BY k, TABLE u PARTITION BY (k, s)); same types",
                "SELECT * FROM remember(TABLE t PARTITION BY k ORDER BY v); cannot be sorted",
                "SELECT * FROM unannounced(TABLE t); emitted a row of the kind DELETE",
                "SELECT * FROM passing((SELECT k, COUNT(*) AS v FROM t GROUP BY k)); accepts inserted rows only"
            })
    void wrong_calls_are_explained(String queryAndFault) {
        String[] parts = queryAndFault.split("; ");
        TableEnvironment tables = tables(1);
        assertThatThrownBy(() -> rows(tables.executeSql(parts[0])))
                .satisfies(thrown -> assertThat(causes(thrown)).contains(parts[1]));
    }

    private static String causes(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable each = thrown; each != null; each = each.getCause())
            text.append(each).append('\n');
        return text.toString();
    }

    @Test
    void batch_mode_is_refused() {
        TableEnvironment tables = TableEnvironment.create(
                EnvironmentSettings.newInstance().inBatchMode().build());
        tables.createTemporarySystemFunction("process_values", SampleProcesses.Values.class);
        assertThatThrownBy(() -> rows(tables.executeSql("SELECT * FROM process_values(1)")))
                .hasMessageContaining("batch mode");
    }
}
