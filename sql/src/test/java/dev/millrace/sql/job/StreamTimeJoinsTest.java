package dev.millrace.sql.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.sql.plan.ChangeKinds;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamTimeJoinsTest {
    private static final String COLUMNS =
            "s STRING, n INT, k STRING, t AS TO_TIMESTAMP(s), WATERMARK FOR t AS t - INTERVAL '1' SECOND";

    private final StreamRunner runner = new StreamRunner(ZoneId.of("UTC"));

    @BeforeEach
    void tables() {
        runner.table("o", COLUMNS, rows("01 1 a, 02 2 a, 05 3 b, 07 4 a, 10 5 b, 11 6 -, 20 7 a, 33 8 c"));
        runner.table("p", COLUMNS, rows("02 10 a, 04 20 b, 06 30 a, 12 40 b, 13 50 -, 21 60 a, 30 70 c"));
        runner.table("v", COLUMNS, rows("01 100 a, 04 300 b, 06 200 a, 09 400 b, 34 500 c"));
        runner.primaryKey("v", "k");
    }

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

    @Test
    void joins_within_an_interval_equal_bounded_ones() throws Exception {
        for (String kind : List.of("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN")) {
            for (String condition : List.of("", " AND p.n > 10 * o.n")) {
                String sql = "SELECT o.s, o.n, p.s, p.n FROM o " + kind + " p ON o.k = p.k AND p.t >= o.t "
                        + "- INTERVAL '1' SECOND AND p.t < o.t + INTERVAL '3' SECOND" + condition;
                for (int parallelism : new int[] {1, 3}) {
                    assertThat(runner.rows(sql, parallelism)).as(sql).isEqualTo(runner.boundedRows(sql));
                }
            }
        }
    }

    @Test
    void an_outer_row_within_an_interval_is_not_taken_back() throws Exception {
        String sql =
                "SELECT o.n, p.n FROM o LEFT JOIN p ON o.k = p.k AND p.t BETWEEN o.t AND o.t + INTERVAL '2' SECOND";
        assertThat(runner.changes(sql, 1)).allMatch(each -> each.startsWith("+I"));
    }

    @Test
    void windows_of_joined_rows_wait_for_the_rows_that_waited() throws Exception {
        String sql = "SELECT window_end, COUNT(*) FROM TABLE(TUMBLE(TABLE j, DESCRIPTOR(t), INTERVAL '5' SECOND)) "
                + "GROUP BY window_start, window_end";
        runner.view(
                "j",
                "SELECT o.t, o.n, p.n AS m FROM o JOIN p ON o.k = p.k AND p.t BETWEEN o.t AND o.t + INTERVAL '4' SECOND");
        assertThat(runner.rows(sql, 1)).isEqualTo(runner.boundedRows(sql));
    }

    @Test
    void a_left_row_finds_the_version_at_its_time() throws Exception {
        String sql = "SELECT o.s, o.k, v.n FROM o %s JOIN v FOR SYSTEM_TIME AS OF o.t ON o.k = v.k";
        List<String> found = List.of(
                "[2020-10-10 00:00:01, a, 100]",
                "[2020-10-10 00:00:02, a, 100]",
                "[2020-10-10 00:00:05, b, 300]",
                "[2020-10-10 00:00:07, a, 200]",
                "[2020-10-10 00:00:10, b, 400]",
                "[2020-10-10 00:00:20, a, 200]");
        for (int parallelism : new int[] {1, 3}) {
            assertThat(runner.rows(sql.formatted(""), parallelism)).isEqualTo(found);
            assertThat(runner.rows(sql.formatted("LEFT"), parallelism))
                    .containsAll(found)
                    .hasSize(8)
                    .contains("[2020-10-10 00:00:11, NULL, NULL]", "[2020-10-10 00:00:33, c, NULL]");
        }
    }

    @Test
    void a_temporal_join_needs_the_primary_key() {
        assertThatThrownBy(() -> runner.changes("SELECT o.n FROM o JOIN p FOR SYSTEM_TIME AS OF o.t ON o.k = p.k", 1))
                .hasMessageContaining("MR-2960")
                .hasMessageContaining("primary key");
        assertThatThrownBy(() -> runner.changes("SELECT o.n FROM o JOIN v FOR SYSTEM_TIME AS OF o.t ON o.n = v.n", 1))
                .hasMessageContaining("MR-2960");
    }

    @Test
    void a_table_that_ends_is_looked_up_at_processing_time() throws Exception {
        runner.table("q", "n INT, k STRING, pt AS PROCTIME()", "(1, 'a'), (2, 'b'), (3, 'x'), (4, 'a')");
        runner.table("d", "k STRING, name STRING", "('a', 'A'), ('b', 'B'), ('b', 'BB')");
        String sql = "SELECT q.n, d.name FROM q %s JOIN d FOR SYSTEM_TIME AS OF q.pt ON q.k = d.k";
        List<String> found = List.of("[1, A]", "[2, BB]", "[2, B]", "[4, A]");
        for (int parallelism : new int[] {1, 3}) {
            assertThat(runner.rows(sql.formatted(""), parallelism)).containsExactlyInAnyOrderElementsOf(found);
            assertThat(runner.rows(sql.formatted("LEFT"), parallelism))
                    .contains("[3, NULL]")
                    .hasSize(5);
        }
    }

    @Test
    void elements_keep_the_kinds_of_their_rows() throws Exception {
        runner.table(
                "e",
                "n INT, l ARRAY<STRING>",
                ChangeKinds.ALL,
                "(1, ARRAY['a', 'b'], '+I'), (2, ARRAY['c'], '+I'), (1, ARRAY['a', 'b'], '-U'), (1, ARRAY['d'], '+U')");
        assertThat(runner.changes("SELECT n, x FROM e CROSS JOIN UNNEST(l) AS u (x)", 1))
                .containsExactly("+I[1, a]", "+I[1, b]", "+I[2, c]", "-U[1, a]", "-U[1, b]", "+U[1, d]");
    }
}
