package dev.millrace.sql.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.sql.plan.ChangeKinds;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamOverTest {
    private static final String COLUMNS =
            "s STRING, n INT, k STRING, t AS TO_TIMESTAMP(s), WATERMARK FOR t AS t - INTERVAL '3' SECOND";

    private final StreamRunner runner = new StreamRunner(ZoneId.of("UTC"));

    @BeforeEach
    void tables() {
        StringBuilder rows = new StringBuilder();
        for (String each :
                "01 1 a, 03 2 a, 02 2 a, 04 5 b, 07 3 b, 06 6 b, 06 7 b, 08 3 a, 09 4 a, 16 4 b, 32 7 a".split(", ")) {
            String[] parts = each.split(" ");
            if (!rows.isEmpty()) rows.append(", ");
            rows.append("('2020-10-10 00:00:" + parts[0] + "', " + parts[1] + ", '" + parts[2] + "')");
        }
        runner.table("a", COLUMNS, rows.toString());
    }

    @Test
    void functions_over_rows_in_the_order_of_time_equal_bounded_ones() throws Exception {
        for (String frame : List.of(
                "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
                "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
                "ROWS BETWEEN 2 PRECEDING AND CURRENT ROW",
                "RANGE BETWEEN INTERVAL '3' SECOND PRECEDING AND CURRENT ROW")) {
            String sql = "SELECT s, n, k, SUM(n) OVER w, COUNT(*) OVER w, MAX(n) OVER w FROM a "
                    + "WINDOW w AS (PARTITION BY k ORDER BY t " + frame + ")";
            for (int parallelism : new int[] {1, 3}) {
                assertThat(runner.rows(sql, parallelism)).as(sql).isEqualTo(runner.boundedRows(sql));
            }
        }
    }

    @Test
    void lag_and_row_number_follow_the_time() throws Exception {
        String sql = "SELECT s, k, LAG(n, 1) OVER (PARTITION BY k ORDER BY t), LAG(n, 2, -1) OVER "
                + "(PARTITION BY k ORDER BY t), ROW_NUMBER() OVER (PARTITION BY k ORDER BY t) FROM a";
        assertThat(runner.rows(sql, 1)).isEqualTo(runner.boundedRows(sql));
    }

    @Test
    void rows_are_emitted_in_the_order_of_their_times() throws Exception {
        assertThat(runner.changes("SELECT s, COUNT(*) OVER (ORDER BY t) FROM a WHERE k = 'a'", 1))
                .containsExactly(
                        "+I[2020-10-10 00:00:01, 1]",
                        "+I[2020-10-10 00:00:02, 2]",
                        "+I[2020-10-10 00:00:03, 3]",
                        "+I[2020-10-10 00:00:08, 4]",
                        "+I[2020-10-10 00:00:09, 5]",
                        "+I[2020-10-10 00:00:32, 6]");
    }

    @Test
    void a_row_between_earlier_ones_changes_their_results() throws Exception {
        runner.table(
                "u",
                "k STRING, n BIGINT",
                ChangeKinds.ALL,
                "('a', 1, '+I'), ('a', 5, '+I'), ('a', 3, '+I'), ('a', 1, '-U'), ('a', 2, '+U'), ('a', 5, '-D')");
        String sql = "SELECT k, n, SUM(n) OVER (PARTITION BY k ORDER BY n) FROM u";
        assertThat(runner.changes(sql, 1))
                .containsExactly(
                        "+I[a, 1, 1]",
                        "+I[a, 5, 6]",
                        "+I[a, 3, 4]",
                        "-U[a, 5, 6]",
                        "+U[a, 5, 9]",
                        "-D[a, 1, 1]",
                        "-U[a, 3, 4]",
                        "+U[a, 3, 3]",
                        "-U[a, 5, 9]",
                        "+U[a, 5, 8]",
                        "+U[a, 2, 2]",
                        "-U[a, 3, 3]",
                        "+U[a, 3, 5]",
                        "-U[a, 5, 8]",
                        "+U[a, 5, 10]",
                        "-D[a, 5, 10]");
    }

    @Test
    void windows_that_need_later_rows_are_refused() {
        for (String function : List.of(
                "SUM(n) OVER (ORDER BY t ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING)",
                "LEAD(n) OVER (ORDER BY t)",
                "SUM(n) OVER (ORDER BY t DESC)",
                "SUM(n) OVER (PARTITION BY k)",
                "SUM(n) OVER (ORDER BY n ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)")) {
            assertThatThrownBy(() -> runner.changes("SELECT " + function + " FROM a", 1))
                    .as(function)
                    .hasMessageContaining("MR-2962");
        }
    }
}
