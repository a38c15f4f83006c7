package dev.millrace.sql.environment;

import static dev.millrace.table.api.Expressions.$;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.value.Row;
import dev.millrace.api.value.RowKind;
import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironment;
import dev.millrace.table.api.bridge.StreamTableEnvironment;
import dev.millrace.table.bitmap.Bitmap;
import dev.millrace.table.functions.ScalarFunction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Builds and combines bitmaps in bounded and continuous queries. The values are those of Flink 2.3.
final class BitmapFunctionsTest {
    private static final String VALUES = "(VALUES (1, 3, 'a'), (1, -1, 'a'), (2, CAST(NULL AS INT), 'a'),"
            + " (2, 3, 'a'), (1, 5, 'a'), (2, CAST(NULL AS INT), 'b')) AS v(id, n, k)";
    private static final String EACH = "BITMAP_OR_AGG(b), BITMAP_OR_CARDINALITY_AGG(b), BITMAP_AND_AGG(b),"
            + " BITMAP_AND_CARDINALITY_AGG(b), BITMAP_XOR_AGG(b), BITMAP_XOR_CARDINALITY_AGG(b)";

    public static final class Changed extends ScalarFunction {
        public Bitmap eval(Bitmap bitmap) {
            bitmap.add(100);
            return bitmap;
        }
    }

    private static TableEnvironment environment(boolean isStreaming) {
        EnvironmentSettings.Builder settings = EnvironmentSettings.newInstance();
        TableEnvironment tables =
                TableEnvironment.create((isStreaming ? settings.inStreamingMode() : settings.inBatchMode()).build());
        tables.getConfig().set("parallelism.default", "1");
        tables.getConfig().set("millrace.sql.batch-rows", "1");
        return tables;
    }

    private static List<String> rows(TableEnvironment tables, String query) throws Exception {
        List<String> rows = new ArrayList<>();
        try (CloseableIterator<Row> found = tables.executeSql(query).collect()) {
            while (found.hasNext()) rows.add(found.next().toString());
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void groups_have_bitmaps_and_null_without_values(boolean isStreaming) throws Exception {
        List<String> rows = rows(
                environment(isStreaming),
                "SELECT k, BITMAP_BUILD_AGG(n), BITMAP_BUILD_CARDINALITY_AGG(n) FROM " + VALUES + " GROUP BY k");
        assertThat(rows).anyMatch(row -> row.endsWith("[a, {3,5,4294967295}, 3]"));
        assertThat(rows).contains("+I[b, null, null]");
    }

    @Test
    void bitmaps_are_combined() throws Exception {
        String input = " FROM (VALUES (BITMAP_BUILD(ARRAY[1, 2])), (BITMAP_BUILD(ARRAY[2, 3]))) AS v(b)";
        assertThat(rows(environment(false), "SELECT " + EACH + input))
                .containsExactly("+I[{1,2,3}, 3, {2}, 1, {1,3}, 2]");
        assertThat(rows(environment(false), "SELECT " + EACH + input + " WHERE FALSE"))
                .containsExactly("+I[null, null, null, null, null, null]");
    }

    @Test
    void rows_that_are_taken_back_leave_the_bitmaps() throws Exception {
        StreamExecutionEnvironment streams = StreamExecutionEnvironment.getExecutionEnvironment();
        streams.setParallelism(1);
        StreamTableEnvironment tables = StreamTableEnvironment.create(streams);
        tables.getConfig().set("millrace.sql.batch-rows", "1");
        tables.createTemporaryView(
                "t",
                tables.fromChangelogStream(streams.fromData(
                        List.of(
                                Row.ofKind(RowKind.INSERT, 3),
                                Row.ofKind(RowKind.INSERT, 3),
                                Row.ofKind(RowKind.INSERT, -1),
                                Row.ofKind(RowKind.DELETE, 3),
                                Row.ofKind(RowKind.DELETE, -1)),
                        Types.ROW_NAMED(new String[] {"n"}, Types.INT))));
        assertThat(rows(
                        tables,
                        "SELECT BITMAP_BUILD_AGG(n), BITMAP_XOR_AGG(BITMAP_BUILD(ARRAY[n])),"
                                + " BITMAP_AND_AGG(BITMAP_BUILD(ARRAY[n])), BITMAP_OR_CARDINALITY_AGG(BITMAP_BUILD(ARRAY[n]))"
                                + " FROM t"))
                .filteredOn(row -> !row.startsWith("-U"))
                .containsExactly(
                        "+I[{3}, {3}, {3}, 1]",
                        "+U[{3}, {}, {3}, 1]",
                        "+U[{3,4294967295}, {4294967295}, {}, 2]",
                        "+U[{3,4294967295}, {3,4294967295}, {}, 2]",
                        "+U[{3}, {3}, {3}, 1]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void functions_may_change_their_arguments(boolean isStreaming) throws Exception {
        TableEnvironment tables = environment(isStreaming);
        tables.createTemporarySystemFunction("CHANGED", Changed.class);
        assertThat(rows(
                        tables,
                        "SELECT CHANGED(b), b FROM (SELECT BITMAP_BUILD(ARRAY[n]) b FROM (VALUES (1)) AS t(n))"))
                .containsExactly("+I[{1,100}, {1}]");
    }

    @Test
    void local_groups_are_merged() throws Exception {
        TableEnvironment tables = environment(true);
        tables.getConfig().set("table.exec.mini-batch.enabled", "true");
        tables.getConfig().set("table.exec.mini-batch.allow-latency", "1 s");
        tables.getConfig().set("table.exec.mini-batch.size", "2");
        tables.getConfig().set("table.optimizer.agg-phase-strategy", "TWO_PHASE");
        assertThat(rows(tables, "SELECT k, BITMAP_BUILD_AGG(n) FROM " + VALUES + " GROUP BY k"))
                .anyMatch(row -> row.endsWith("[a, {3,5,4294967295}]"));
    }

    @Test
    void expressions_of_the_table_api_have_the_functions() throws Exception {
        TableEnvironment tables = environment(false);
        List<String> rows = new ArrayList<>();
        try (CloseableIterator<Row> found = tables.sqlQuery("SELECT n FROM (VALUES (3), (-1)) AS v(n)")
                .select($("n").bitmapBuildAgg().as("b"))
                .select($("b").bitmapOr($("b")).bitmapToString(), $("b").bitmapCardinality())
                .execute()
                .collect()) {
            while (found.hasNext()) rows.add(found.next().toString());
        }
        assertThat(rows).containsExactly("+I[{3,4294967295}, 2]");
    }
}
