package dev.millrace.sql.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamWindowsTest {
    private static final String COLUMNS =
            "s STRING, n INT, k STRING, t AS TO_TIMESTAMP(s), WATERMARK FOR t AS t - INTERVAL '1' SECOND";

    private final StreamRunner runner = new StreamRunner(ZoneId.of("UTC"));

    @BeforeEach
    void tables() {
        runner.table(
                "a", COLUMNS, rows("01 1 a, 02 2 a, 03 2 a, 04 5 b, 07 3 b, 06 6 b, 08 3 a, 16 4 b, 32 7 -, 34 1 b"));
        runner.table("late", COLUMNS, rows("01 1 a, 04 5 a, 08 3 a, 04 100 a, 09 4 a, 30 7 b"));
        runner.table("c", COLUMNS, rows("01 10 a, 03 20 c, 04 30 a, 07 40 b, 16 50 -, 17 60 b, 33 70 b"));
    }

    /// Returns rows as SQL from texts such as `05 1 a`: the second, a number and a key, which is NULL if it is `-`.
    private static String rows(String texts) {
        StringBuilder rows = new StringBuilder();
        for (String each : texts.split(", ")) {
            String[] parts = each.split(" ");
            String key = parts[2].equals("-") ? "CAST(NULL AS STRING)" : "'" + parts[2] + "'";
            if (!rows.isEmpty()) rows.append(", ");
            rows.append("('2020-10-10 00:00:" + parts[0] + "', " + parts[1] + ", " + key + ")");
        }
        return rows.toString();
    }

    private void checkEqualsBounded(String sql, int... parallelisms) throws Exception {
        List<String> expected = runner.boundedRows(sql);
        for (int each : parallelisms) assertThat(runner.rows(sql, each)).as(sql).isEqualTo(expected);
    }

    @Test
    void aggregates_of_windows_equal_bounded_ones() throws Exception {
        for (String window : List.of(
                "TUMBLE(TABLE %s, DESCRIPTOR(t), INTERVAL '5' SECOND)",
                "TUMBLE(TABLE %s, DESCRIPTOR(t), INTERVAL '5' SECOND, INTERVAL '1' SECOND)",
                "HOP(TABLE %s, DESCRIPTOR(t), INTERVAL '5' SECOND, INTERVAL '10' SECOND)",
                "CUMULATE(TABLE %s, DESCRIPTOR(t), INTERVAL '5' SECOND, INTERVAL '15' SECOND, INTERVAL '1' SECOND)")) {
            String from = " FROM TABLE(" + window.formatted("a") + ") ";
            checkEqualsBounded(
                    "SELECT k, window_start, window_end, COUNT(*), SUM(n), COUNT(DISTINCT n)" + from
                            + "GROUP BY k, window_start, window_end",
                    1,
                    3);
            checkEqualsBounded(
                    "SELECT window_time, window_start, window_end, MAX(n), AVG(n) FILTER (WHERE n > 1)" + from
                            + "GROUP BY window_start, window_end, window_time",
                    1,
                    3);
        }
    }

    @Test
    void late_rows_are_dropped_when_their_window_has_ended() throws Exception {
        String sql = "SELECT window_end, SUM(n) FROM TABLE(TUMBLE(TABLE late, DESCRIPTOR(t), INTERVAL '5' SECOND)) "
                + "GROUP BY window_start, window_end";
        assertThat(runner.changes(sql, 1))
                .containsExactly(
                        "+I[2020-10-10 00:00:05.000, 6]",
                        "+I[2020-10-10 00:00:10.000, 7]",
                        "+I[2020-10-10 00:00:35.000, 7]");
    }

    @Test
    void a_late_row_counts_in_windows_that_are_still_open() throws Exception {
        String sql = "SELECT window_end, SUM(n) FROM "
                + "TABLE(HOP(TABLE late, DESCRIPTOR(t), INTERVAL '5' SECOND, INTERVAL '10' SECOND)) "
                + "WHERE k = 'a' GROUP BY window_start, window_end";
        assertThat(runner.changes(sql, 1))
                .containsExactly(
                        "+I[2020-10-10 00:00:05.000, 6]",
                        "+I[2020-10-10 00:00:10.000, 113]",
                        "+I[2020-10-10 00:00:15.000, 7]");
    }

    @Test
    void sessions_end_after_a_gap() throws Exception {
        String sql = "SELECT k, window_start, window_end, COUNT(*), SUM(n) FROM "
                + "TABLE(SESSION(TABLE a PARTITION BY k, DESCRIPTOR(t), INTERVAL '3' SECOND)) "
                + "GROUP BY k, window_start, window_end";
        assertThat(runner.rows(sql, 1))
                .containsExactly(
                        "[NULL, 2020-10-10 00:00:32.000, 2020-10-10 00:00:35.000, 1, 7]",
                        "[a, 2020-10-10 00:00:01.000, 2020-10-10 00:00:06.000, 3, 5]",
                        "[a, 2020-10-10 00:00:08.000, 2020-10-10 00:00:11.000, 1, 3]",
                        "[b, 2020-10-10 00:00:04.000, 2020-10-10 00:00:10.000, 3, 14]",
                        "[b, 2020-10-10 00:00:16.000, 2020-10-10 00:00:19.000, 1, 4]",
                        "[b, 2020-10-10 00:00:34.000, 2020-10-10 00:00:37.000, 1, 1]");
        assertThat(runner.rows(sql, 3)).isEqualTo(runner.rows(sql, 1));
    }

    @Test
    void rows_at_a_distance_of_the_gap_are_in_one_session() throws Exception {
        runner.table(
                "g",
                "t TIMESTAMP(3), n INT, WATERMARK FOR t AS t",
                "(TIMESTAMP '2020-10-10 00:00:00', 1), (TIMESTAMP '2020-10-10 00:00:03', 2),"
                        + " (TIMESTAMP '2020-10-10 00:00:06.001', 3)");
        String sql = "SELECT window_start, window_end, SUM(n) FROM "
                + "TABLE(SESSION(TABLE g, DESCRIPTOR(t), INTERVAL '3' SECOND)) GROUP BY window_start, window_end";
        assertThat(runner.rows(sql, 1))
                .containsExactly(
                        "[2020-10-10 00:00:00.000, 2020-10-10 00:00:06.000, 3]",
                        "[2020-10-10 00:00:06.001, 2020-10-10 00:00:09.001, 3]");
        assertThat(runner.boundedRows(sql)).isEqualTo(runner.rows(sql, 1));
    }

    @Test
    void joins_of_windows_equal_bounded_ones() throws Exception {
        String table = "(SELECT * FROM TABLE(TUMBLE(TABLE %s, DESCRIPTOR(t), INTERVAL '5' SECOND)))";
        for (String kind : List.of("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN")) {
            for (String condition : List.of("", " AND l.n * 8 < r.n")) {
                checkEqualsBounded(
                        "SELECT l.window_start, l.window_end, l.k, l.n, r.n FROM " + table.formatted("a") + " l " + kind
                                + table.formatted("c") + " r ON l.window_start = r.window_start "
                                + "AND l.window_end = r.window_end AND l.k = r.k" + condition,
                        1,
                        3);
            }
        }
    }

    @Test
    void the_first_rows_of_windows_equal_bounded_ones() throws Exception {
        String numbered = "SELECT * FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end, k "
                + "ORDER BY %s) AS r FROM TABLE(TUMBLE(TABLE a, DESCRIPTOR(t), INTERVAL '10' SECOND))) WHERE r <= %d";
        checkEqualsBounded(numbered.formatted("n DESC, s", 2), 1, 3);
        checkEqualsBounded(numbered.formatted("t", 1), 1, 3);
        checkEqualsBounded(numbered.formatted("t DESC", 1), 1, 3);
    }

    @Test
    void group_windows_equal_bounded_ones() throws Exception {
        checkEqualsBounded(
                "SELECT k, TUMBLE_START(t, INTERVAL '5' SECOND), TUMBLE_END(t, INTERVAL '5' SECOND), SUM(n) FROM a "
                        + "GROUP BY k, TUMBLE(t, INTERVAL '5' SECOND)",
                1,
                3);
        checkEqualsBounded(
                "SELECT HOP_START(t, INTERVAL '5' SECOND, INTERVAL '10' SECOND), COUNT(*) FROM a "
                        + "GROUP BY HOP(t, INTERVAL '5' SECOND, INTERVAL '10' SECOND)",
                1,
                3);
    }
}
