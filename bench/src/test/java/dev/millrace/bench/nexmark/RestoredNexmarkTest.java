package dev.millrace.bench.nexmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.bench.nexmark.oracle.NexmarkOracle;
import dev.millrace.connector.table.nexmark.NexmarkClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stops queries of Nexmark with savepoints in the middle of their events, and continues them at other parallelisms.
final class RestoredNexmarkTest {
    private static final int EVENTS = 12_000;
    private static final int RATE = 400;
    private static final int ROWS_PER_SECOND = 4000;
    private static final int SECONDS_MAX = 60;
    private static final long START = 1_735_689_600_000L;
    private static final NexmarkOracle ORACLE = new NexmarkOracle(EVENTS, new NexmarkClock(START, RATE));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 9, 16, 17, 18, 19, 20})
    void query_continues_from_savepoints_with_other_numbers_of_subtasks(int query) throws Exception {
        check(query, "hashmap", "hashmap", "hashmap");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 9, 16, 19, 20})
    void query_continues_from_savepoints_of_rocksdb_with_other_numbers_of_subtasks(int query) throws Exception {
        check(query, "rocksdb", "rocksdb", "rocksdb");
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 20})
    void query_moves_from_one_store_to_the_other_and_back(int query) throws Exception {
        check(query, "hashmap", "rocksdb", "hashmap");
    }

    private void check(int query, String first, String second, String third) throws Exception {
        String text = NexmarkSession.steadyQuery(query);
        try (NexmarkSession columns = session(1, first, null, 0);
                MaterializedRows rows = new MaterializedRows(columns.columns(text))) {
            String savepoint = part(text, rows, first, 2, null);
            savepoint = part(text, rows, second, 4, savepoint);
            try (NexmarkSession last = session(3, third, savepoint, 0)) {
                last.run(text, rows);
            }
            assertThat(rows.differences(ORACLE.rows(query)))
                    .as("q%d on %s, %s and %s", query, first, second, third)
                    .isEmpty();
        }
    }

    /// Runs a part of the events, and returns the path of the savepoint.
    private String part(String query, MaterializedRows rows, String backend, int parallelism, String savepoint)
            throws Exception {
        try (NexmarkSession session = session(parallelism, backend, savepoint, ROWS_PER_SECOND)) {
            session.receive(query, rows);
            var received = rows.received(1);
            JobClient job = session.session().start(List.of(NexmarkSession.insert(query)));
            received.get(SECONDS_MAX, TimeUnit.SECONDS);
            return job.stopWithSavepoint(false, directory.toUri().toString(), SavepointFormatType.CANONICAL)
                    .get(SECONDS_MAX, TimeUnit.SECONDS);
        }
    }

    private static NexmarkSession session(int parallelism, String backend, String savepoint, int rowsPerSecond) {
        Map<String, String> options = new HashMap<>();
        options.put("parallelism.default", String.valueOf(parallelism));
        options.put("state.backend.type", backend);
        if (savepoint != null) options.put("execution.state-recovery.path", savepoint);
        List<String> tables = new ArrayList<>(List.of(
                "'nexmark.events' = '" + EVENTS + "'",
                "'nexmark.events-per-second' = '" + RATE + "'",
                "'nexmark.block-rows' = '50'",
                "'nexmark.splits' = '4'",
                "'nexmark.rows-per-second' = '" + rowsPerSecond + "'"));
        return new NexmarkSession(options, tables);
    }
}
