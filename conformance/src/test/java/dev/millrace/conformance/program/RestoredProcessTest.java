package dev.millrace.conformance.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.value.RowKind;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.sql.session.SessionSettings;
import dev.millrace.sql.session.SqlSession;
import dev.millrace.table.api.FunctionScope;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Stops a process table function with a savepoint, and continues it at another parallelism.
final class RestoredProcessTest {
    private static final int ROWS = 60;
    private static final int KEYS = 7;
    private static final String INSERT =
            "INSERT INTO sink SELECT a, n, total FROM process_sum(input => TABLE t PARTITION BY a, uid => 'sums')";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"1, 3", "3, 2"})
    void states_and_timers_continue_from_a_savepoint(int parallelism, int later) {
        List<RowData> rows = new ArrayList<>();
        Map<Integer, Integer> totals = new TreeMap<>();
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int i = 1; i <= ROWS; i++) {
            rows.add(GenericRowData.ofKind(RowKind.INSERT, i, i % KEYS));
            totals.merge(i % KEYS, i, Integer::sum);
            counts.merge(i % KEYS, 1, Integer::sum);
        }
        try (CollectedRows sink = new CollectedRows(ChangeKinds.INSERTS)) {
            String savepoint;
            try (SqlSession session = session(parallelism, Map.of())) {
                ReplayedRows source = source(session, rows).waitingAfter(ROWS / 2);
                prepare(session, sink, source);
                savepoint = new StoppedInsert(session, List.of(source))
                        .run(INSERT, directory.toUri().toString());
            }
            assertThat(sink.rows()).hasSize(ROWS / 2);
            try (SqlSession session = session(later, Map.of("execution.state-recovery.path", savepoint))) {
                prepare(session, sink, source(session, rows));
                session.execute(INSERT);
            }
            List<String> ends = new ArrayList<>();
            for (RowData each : sink.rows()) {
                if (each.getInt(1) < 0) ends.add(each.getInt(0) + " " + -each.getInt(1) + " " + each.getInt(2));
            }
            List<String> expected = new ArrayList<>();
            totals.forEach((key, total) -> expected.add(key + " " + counts.get(key) + " " + total));
            assertThat(sink.rows()).hasSize(ROWS + KEYS);
            assertThat(ends).containsExactlyInAnyOrderElementsOf(expected);
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
