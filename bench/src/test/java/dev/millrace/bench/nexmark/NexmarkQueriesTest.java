package dev.millrace.bench.nexmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bench.nexmark.oracle.NexmarkOracle;
import dev.millrace.connector.table.nexmark.NexmarkClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the queries of Nexmark with a computation in plain Java. The windows of q12 depend on the wall clock.
final class NexmarkQueriesTest {
    private static final int EVENTS = 20_000;
    private static final int RATE = 400;
    private static final long START = 1_735_689_600_000L;
    private static final NexmarkOracle ORACLE = new NexmarkOracle(EVENTS, new NexmarkClock(START, RATE));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void query_has_the_expected_rows(int query) {
        for (int parallelism : new int[] {1, 3}) {
            assertThat(differences(query, Map.of("parallelism.default", "" + parallelism)))
                    .as("q%d with %d subtasks", query, parallelism)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 9, 16, 17, 18, 19})
    void query_has_the_expected_rows_without_batches(int query) {
        Map<String, String> options = Map.of("parallelism.default", "2", "millrace.sql.batch-rows", "1");
        assertThat(differences(query, options)).as("q%d", query).isEmpty();
    }

    private static List<String> differences(int query, Map<String, String> options) {
        List<String> tables = List.of(
                "'nexmark.events' = '" + EVENTS + "'",
                "'nexmark.events-per-second' = '" + RATE + "'",
                "'nexmark.block-rows' = '200'");
        String text = NexmarkSession.steadyQuery(query);
        List<String> expected = ORACLE.rows(query);
        assertThat(expected).isNotEmpty();
        try (NexmarkSession session = new NexmarkSession(options, tables);
                MaterializedRows rows = new MaterializedRows(session.columns(text))) {
            session.run(text, rows);
            return rows.differences(expected);
        }
    }

    @Test
    void query_with_windows_of_the_wall_clock_counts_no_bid_twice() {
        assertThat(differences(12, Map.of("parallelism.default", "3")))
                .as("bids more than there are")
                .noneMatch(each -> each.startsWith("+") && isMore(each));
    }

    /// Returns whether a row has more bids than the bidder has. Bids of windows that have not ended are missing.
    private static boolean isMore(String difference) {
        String[] row = difference.split("[ |]");
        String start = row[1] + "|";
        return ORACLE.rows(12).stream()
                .filter(each -> each.startsWith(start))
                .allMatch(each -> Long.parseLong(row[2]) > Long.parseLong(each.substring(start.length())));
    }
}
