package dev.millrace.bench.nexmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.SavepointFormatType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stops MATCH_RECOGNIZE with savepoints while partial matches are in progress, and continues with other
/// numbers of subtasks.
final class RestoredMatchesTest {
    private static final int EVENTS = 12_000;
    private static final int RATE = 400;
    private static final int ROWS_PER_SECOND = 4000;
    private static final int SECONDS_MAX = 60;
    /// Bids of an auction that rise and then fall. Other columns order bids with the same time.
    private static final String RISING = """
            SELECT * FROM bid MATCH_RECOGNIZE (
              PARTITION BY auction ORDER BY `dateTime`, bidder, price
              MEASURES FIRST(A.price) AS a, COUNT(B.price) AS n, SUM(B.price) AS s, C.price AS c, MATCH_ROWTIME() AS r
              AFTER MATCH SKIP TO NEXT ROW
              PATTERN (A B+ C)
              DEFINE B AS B.price > LAST(A.price) AND (LAST(B.price, 1) IS NULL OR B.price > LAST(B.price, 1)),
                C AS C.price < LAST(B.price))""";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void matches_continue_from_savepoints_with_other_numbers_of_subtasks(String backend) throws Exception {
        try (NexmarkSession columns = session(1, backend, null, 0);
                MaterializedRows rows = new MaterializedRows(columns.columns(RISING));
                MaterializedRows expected = new MaterializedRows(columns.columns(RISING))) {
            columns.run(RISING, expected);
            String savepoint = part(rows, backend, 2, null);
            savepoint = part(rows, backend, 4, savepoint);
            int before = rows.rows().size();
            try (NexmarkSession last = session(3, backend, savepoint, 0)) {
                last.run(RISING, rows);
            }
            assertThat(expected.rows()).hasSizeGreaterThan(100);
            assertThat(before).isBetween(1, expected.rows().size() - 1);
            assertThat(rows.rows()).isEqualTo(expected.rows());
        }
    }

    /// Runs a part of the events, and returns the path of the savepoint.
    private String part(MaterializedRows rows, String backend, int parallelism, @Nullable String savepoint)
            throws Exception {
        try (NexmarkSession session = session(parallelism, backend, savepoint, ROWS_PER_SECOND)) {
            session.receive(RISING, rows);
            var received = rows.received(1);
            JobClient job = session.session().start(List.of(NexmarkSession.insert(RISING)));
            received.get(SECONDS_MAX, TimeUnit.SECONDS);
            return job.stopWithSavepoint(false, directory.toUri().toString(), SavepointFormatType.CANONICAL)
                    .get(SECONDS_MAX, TimeUnit.SECONDS);
        }
    }

    private static NexmarkSession session(
            int parallelism, String backend, @Nullable String savepoint, int rowsPerSecond) {
        Map<String, String> options = new HashMap<>();
        options.put("parallelism.default", String.valueOf(parallelism));
        options.put("state.backend.type", backend);
        if (backend.equals("rocksdb")) options.put("millrace.state.entries-in-memory", "100");
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
