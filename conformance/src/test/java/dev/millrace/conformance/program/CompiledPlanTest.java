package dev.millrace.conformance.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.value.RowKind;
import dev.millrace.sql.compiled.PlanReader;
import dev.millrace.sql.compiled.PlanWriter;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.sql.session.SessionSettings;
import dev.millrace.sql.session.SqlSession;
import dev.millrace.table.api.FunctionScope;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Compiles plans, and runs them in other sessions.
final class CompiledPlanTest {
    private static final int ROWS = 60;
    private static final int KEYS = 7;
    private static final String QUERY = "SELECT a, CAST(COUNT(*) AS INT) AS n, SUM(id) AS total FROM t GROUP BY a";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"1, 3", "3, 2"})
    void a_plan_continues_from_a_savepoint_without_its_statement(int parallelism, int later) {
        List<RowData> rows = new ArrayList<>();
        for (int i = 1; i <= ROWS; i++) rows.add(GenericRowData.ofKind(RowKind.INSERT, i, i % KEYS));
        String execute = "EXECUTE PLAN '" + directory.resolve("plan.json") + "'";
        try (CollectedRows sink = new CollectedRows(ChangeKinds.ALL)) {
            String savepoint;
            try (SqlSession session = session(parallelism, Map.of())) {
                ReplayedRows source = source(session, rows).waitingAfter(ROWS / 2);
                prepare(session, sink, source);
                session.execute("COMPILE PLAN '" + directory.resolve("plan.json") + "' FOR INSERT INTO sink " + QUERY);
                savepoint = new StoppedInsert(session, List.of(source))
                        .run(execute, directory.toUri().toString());
            }
            try (SqlSession session = session(later, Map.of("execution.state-recovery.path", savepoint))) {
                prepare(session, sink, source(session, rows));
                session.execute(execute);
            }
            List<String> texts = new ArrayList<>();
            for (RowData each : sink.rows()) {
                texts.add(each.getRowKind().shortString() + "[" + each.getInt(0) + ", " + each.getInt(1) + ", "
                        + each.getInt(2) + "]");
            }
            assertThat(ChangeText.materialized(texts, List.of())).isEqualTo(expected());
        }
    }

    private static List<String> expected() {
        Map<Integer, int[]> groups = new HashMap<>();
        for (int i = 1; i <= ROWS; i++) {
            int[] group = groups.computeIfAbsent(i % KEYS, _ -> new int[2]);
            group[0]++;
            group[1] += i;
        }
        List<String> rows = new ArrayList<>();
        groups.forEach((key, group) -> rows.add("[" + key + ", " + group[0] + ", " + group[1] + "]"));
        rows.sort(null);
        return rows;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id + 1, CASE WHEN a > 2 THEN 'x' WHEN a IS NULL THEN NULL ELSE CAST(a AS STRING) END FROM t",
                "SELECT DATE '2020-01-01', TIME '01:02:03', TIMESTAMP '2020-01-01 00:00:00.123', X'0AFF', 1.5, 1e10, TRUE",
                "SELECT id FROM t WHERE c LIKE 'a%' AND a IN (1, 2, 3) AND NOT (id BETWEEN 5 AND 7)",
                "SELECT a, COUNT(DISTINCT id) FILTER (WHERE a > 1), MAX(c) FROM t GROUP BY GROUPING SETS ((a), ())",
                "SELECT t.id, u.c FROM t LEFT JOIN t AS u ON t.a = u.a AND u.id > t.id + 10",
                "SELECT id, x FROM t CROSS JOIN UNNEST(ARRAY[a, id]) AS u (x)",
                "SELECT * FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY a ORDER BY id DESC) AS n FROM t) WHERE n <= 2",
                "SELECT a, window_start, COUNT(*) FROM TUMBLE(TABLE times, DESCRIPTOR(ts), INTERVAL '5' SECOND)"
                        + " GROUP BY a, window_start, window_end",
                "SELECT SUM(a) OVER (PARTITION BY a ORDER BY ts RANGE BETWEEN INTERVAL '1' SECOND PRECEDING AND CURRENT ROW)"
                        + " FROM times",
                "SELECT * FROM times MATCH_RECOGNIZE (PARTITION BY a ORDER BY ts MEASURES LAST(x.id) AS i"
                        + " AFTER MATCH SKIP PAST LAST ROW PATTERN (x+? y) DEFINE x AS x.id > 1, y AS y.id > LAST(x.id, 1))",
                "SELECT a, n, total FROM process_sum(input => TABLE t PARTITION BY a, uid => 'sums')",
                "SELECT id FROM t UNION ALL SELECT a FROM t ORDER BY 1 LIMIT 3",
                "SELECT MAP['a', 1]['a'], ROW(id, c), ARRAY[ROW(1, 'x')], JSON_VALUE(c, '$.a' RETURNING INT) FROM t"
            })
    void plans_are_the_same_after_reading(String query) {
        try (SqlSession session = session(1, Map.of())) {
            session.execute("CREATE TABLE t (id INT, a INT, c STRING)");
            session.execute("CREATE TABLE times (id INT, a INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts)");
            session.provide("t", ReplayedRows.of(session.storedType("t"), List.of(), ChangeKinds.INSERTS));
            session.provide("times", ReplayedRows.of(session.storedType("times"), List.of(), ChangeKinds.INSERTS));
            String json = compiled(session, query);
            assertThat(PlanWriter.of(new PlanReader(getClass().getClassLoader()).inserts(json)))
                    .isEqualTo(json);
        }
    }

    private static String compiled(SqlSession session, String query) {
        StringBuilder columns = new StringBuilder();
        session.columns(query)
                .getFields()
                .forEach(each -> columns.append(columns.isEmpty() ? "" : ", ")
                        .append("c")
                        .append(columns.length())
                        .append(' ')
                        .append(each.getType().copy(true).asSerializableString()));
        session.execute("CREATE TABLE sink (" + columns + ")");
        try (CollectedRows sink = new CollectedRows(ChangeKinds.ALL)) {
            session.receive("sink", sink);
            return session.compiled(List.of("INSERT INTO sink " + query));
        }
    }

    @Test
    void files_are_kept_unless_they_may_be_replaced() throws IOException {
        Path file = directory.resolve("plan.json");
        try (SqlSession session = session(1, Map.of());
                CollectedRows sink = new CollectedRows(ChangeKinds.ALL)) {
            prepare(session, sink, source(session, List.of()));
            String compile = "COMPILE PLAN '" + file.toUri() + "' ";
            session.execute(compile + "FOR INSERT INTO sink " + QUERY);
            String plan = Files.readString(file);
            assertThatThrownBy(() -> session.execute(compile + "FOR INSERT INTO sink " + QUERY))
                    .hasMessageContaining("exists");
            session.execute(compile + "IF NOT EXISTS FOR INSERT INTO sink SELECT a, a, a FROM t");
            assertThat(Files.readString(file)).isEqualTo(plan);
            session.execute("SET 'table.plan.force-recompile' = 'true'");
            session.execute(compile + "FOR INSERT INTO sink SELECT a, a, a FROM t");
            assertThat(Files.readString(file)).isNotEqualTo(plan);
        }
    }

    @Test
    void damaged_plans_are_explained() throws IOException {
        Path file = directory.resolve("plan.json");
        try (SqlSession session = session(1, Map.of())) {
            String execute = "EXECUTE PLAN '" + file + "'";
            assertThatThrownBy(() -> session.execute(execute)).hasMessageContaining("cannot be read");
            Files.writeString(file, "{");
            assertThatThrownBy(() -> session.execute(execute)).hasMessageContaining("is no JSON");
            Files.writeString(file, "{\"millracePlan\": 99}");
            assertThatThrownBy(() -> session.execute(execute)).hasMessageContaining("version 99");
            Files.writeString(file, "{\"millracePlan\": 1, \"inserts\": [{\"@type\": \"java.lang.Thread\"}]}");
            assertThatThrownBy(() -> session.execute(execute)).hasMessageContaining("unknown part");
        }
    }

    private static ReplayedRows source(SqlSession session, List<RowData> rows) {
        session.execute("CREATE TABLE t (id INT, a INT)");
        return ReplayedRows.of(session.storedType("t"), rows, ChangeKinds.INSERTS);
    }

    private static void prepare(SqlSession session, CollectedRows sink, ReplayedRows source) {
        session.provide("t", source);
        session.execute("CREATE TABLE sink (a INT, n INT, total INT)");
        session.receive("sink", sink);
    }

    private static SqlSession session(int parallelism, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(more);
        options.put("execution.runtime-mode", "streaming");
        options.put("parallelism.default", String.valueOf(parallelism));
        SqlSession session = new SqlSession(SessionSettings.of(options));
        session.addFunction(FunctionScope.SYSTEM, "process_sum", new PersistentSum(), false);
        return session;
    }
}
