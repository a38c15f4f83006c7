package dev.millrace.conformance.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.value.RowKind;
import dev.millrace.sql.connector.MemorySource;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.sql.session.SessionSettings;
import dev.millrace.sql.session.SqlSession;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.api.FunctionScope;
import dev.millrace.table.types.logical.RowType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stops continuous queries with a savepoint in the middle of their changes, and continues them at another parallelism.
final class RestoredStreamsTest {
    private static final String TABLE = "CREATE TABLE t (id INT, a INT, c STRING)";
    private static final List<String> QUERIES = List.of(
            "SELECT a, c, COUNT(*) AS n, SUM(id) AS s, MIN(id) AS x, MAX(c) AS y FROM t GROUP BY a, c",
            "SELECT c, COUNT(DISTINCT a) AS n, COUNT(DISTINCT a) FILTER (WHERE id > 20) AS m FROM t GROUP BY c",
            "SELECT n, COUNT(*) AS m FROM (SELECT a, COUNT(*) AS n FROM t GROUP BY a, c) GROUP BY n",
            "SELECT id, a, n FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY c ORDER BY a DESC, id) AS n FROM t)"
                    + " WHERE n <= 3",
            "SELECT DISTINCT a, c FROM t",
            "SELECT t.id, u.id AS other, t.c FROM t JOIN t AS u ON t.a = u.a AND t.c = u.c",
            "SELECT t.id, u.id AS other, t.c FROM t LEFT JOIN t AS u ON t.a = u.a AND u.id > t.id",
            "SELECT t.id, u.id AS other, u.c FROM t FULL JOIN t AS u ON t.a = u.a AND t.id > u.id + 10",
            "SELECT id, a, SUM(id) OVER (PARTITION BY c ORDER BY a, id) AS n FROM t",
            "SELECT a, CAST(COUNT(*) AS INT) AS n, listed(id) || listed(DISTINCT a) AS s FROM t GROUP BY a");
    private static final int CHANGES = 120;

    @TempDir
    private Path directory;

    @Test
    void queries_continue_from_a_savepoint_with_more_subtasks() {
        for (int i = 0; i < QUERIES.size(); i++) check(QUERIES.get(i), new Random(i), 1, 3);
    }

    @Test
    void queries_continue_from_a_savepoint_with_fewer_subtasks() {
        for (int i = 0; i < QUERIES.size(); i++) check(QUERIES.get(i), new Random(100 + i), 3, 2);
    }

    private void check(String query, Random random, int parallelism, int later) {
        List<RowData> changes = changes(random);
        try (CollectedRows sink = new CollectedRows(ChangeKinds.ALL)) {
            String savepoint = firstHalf(query, changes, sink, parallelism);
            assertThat(sink.rows()).as("rows before the savepoint of " + query).isNotEmpty();
            try (SqlSession session = session(later, Map.of("execution.state-recovery.path", savepoint))) {
                prepare(session, query, sink, source(session, changes));
                session.execute("INSERT INTO sink " + query);
                RowType type = session.writtenType("sink");
                List<String> texts = new ArrayList<>();
                for (RowData each : sink.rows()) texts.add(ChangeText.row(each, type.getChildren()));
                assertThat(ChangeText.materialized(texts, List.of())).as(query).isEqualTo(bounded(query, changes));
            }
        }
    }

    private String firstHalf(String query, List<RowData> changes, CollectedRows sink, int parallelism) {
        try (SqlSession session = session(parallelism, Map.of())) {
            ReplayedRows source = source(session, changes).waitingAfter(CHANGES / 2);
            prepare(session, query, sink, source);
            return new StoppedInsert(session, List.of(source))
                    .run("INSERT INTO sink " + query, directory.toUri().toString());
        }
    }

    private static ReplayedRows source(SqlSession session, List<RowData> changes) {
        session.execute(TABLE);
        return ReplayedRows.of(session.storedType("t"), changes, ChangeKinds.ALL);
    }

    private static void prepare(SqlSession session, String query, CollectedRows sink, ReplayedRows source) {
        session.provide("t", source);
        session.execute("CREATE TABLE sink (" + columns(query) + ")");
        session.receive("sink", sink);
    }

    /// Returns the columns of the sink of a query.
    private static String columns(String query) {
        return switch (QUERIES.indexOf(query)) {
            case 0 -> "a INT, c STRING, n BIGINT, s INT, x INT, y STRING";
            case 1 -> "c STRING, n BIGINT, m BIGINT";
            case 2 -> "n BIGINT, m BIGINT";
            case 3 -> "id INT, a INT, n BIGINT";
            case 4 -> "a INT, c STRING";
            case 8 -> "id INT, a INT, n INT";
            case 9 -> "a INT, n INT, s STRING";
            default -> "id INT, other INT, c STRING";
        };
    }

    private static SqlSession session(int parallelism, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(more);
        options.put("execution.runtime-mode", "streaming");
        options.put("parallelism.default", String.valueOf(parallelism));
        SqlSession session = new SqlSession(SessionSettings.of(options));
        session.addFunction(FunctionScope.SYSTEM, "listed", new ListedNumbers(), false);
        return session;
    }

    private static List<String> bounded(String query, List<RowData> changes) {
        List<RowData> left = new ArrayList<>();
        for (RowData each : changes) {
            boolean isAdded = each.getRowKind() == RowKind.INSERT || each.getRowKind() == RowKind.UPDATE_AFTER;
            if (isAdded) left.add(each);
            else left.removeIf(other -> other.getInt(0) == each.getInt(0));
        }
        try (SqlSession session = new SqlSession(SessionSettings.of(Map.of("parallelism.default", "1")));
                CollectedRows sink = new CollectedRows(ChangeKinds.ALL)) {
            session.addFunction(FunctionScope.SYSTEM, "listed", new ListedNumbers(), false);
            session.execute(TABLE);
            RowType type = session.storedType("t");
            session.provide(
                    "t",
                    MemorySource.of(
                            type,
                            left.stream().map(RestoredStreamsTest::inserted).toList()));
            session.execute("CREATE TABLE sink (" + columns(query) + ")");
            session.receive("sink", sink);
            session.execute("INSERT INTO sink " + query);
            List<String> rows = new ArrayList<>();
            RowType results = session.writtenType("sink");
            for (RowData each : sink.rows()) {
                rows.add(ChangeText.row(each, results.getChildren()).substring(2));
            }
            rows.sort(null);
            return rows;
        }
    }

    private static RowData inserted(RowData row) {
        return GenericRowData.of(row.getInt(0), row.getInt(1), row.getString(2));
    }

    private static List<RowData> changes(Random random) {
        List<RowData> changes = new ArrayList<>();
        List<GenericRowData> left = new ArrayList<>();
        for (int id = 0; changes.size() < CHANGES; id++) {
            GenericRowData row = row(RowKind.INSERT, id, random);
            changes.add(row);
            left.add(row);
            if (random.nextInt(3) > 0) continue;
            GenericRowData before = left.remove(random.nextInt(left.size()));
            boolean isUpdate = random.nextBoolean();
            RowKind kind = isUpdate ? RowKind.UPDATE_BEFORE : RowKind.DELETE;
            changes.add(GenericRowData.ofKind(kind, before.getField(0), before.getField(1), before.getField(2)));
            if (!isUpdate) continue;
            GenericRowData after = row(RowKind.UPDATE_AFTER, before.getInt(0), random);
            changes.add(after);
            left.add(after);
        }
        return changes;
    }

    private static GenericRowData row(RowKind kind, int id, Random random) {
        StringData text = StringData.fromString(List.of("x", "y", "z").get(random.nextInt(3)));
        return GenericRowData.ofKind(kind, id, random.nextInt(4), text);
    }
}
