package dev.millrace.sql.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sql.plan.ChangeKinds;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamJoinsTest {
    private final StreamRunner runner = new StreamRunner(ZoneId.of("UTC"));

    @BeforeEach
    void tables() {
        runner.table(
                "a",
                "k INT, v STRING",
                "(1, 'a1'), (2, 'a2'), (2, 'b2'), (CAST(NULL AS INT), 'n'), (2, 'a2'), (4, 'a4')");
        runner.table("b", "k INT, w STRING", "(2, 'x2'), (2, 'y2'), (3, 'x3'), (CAST(NULL AS INT), 'm'), (4, 'x4')");
        runner.table(
                "u",
                "k INT, w STRING",
                ChangeKinds.ALL,
                "(1, 'u', '+I'), (2, 'u', '+I'), (1, 'u', '-U'), (1, 'v', '+U'), (2, 'u', '-D'), (4, 'z', '+I')");
    }

    private void checkJoins(String right) throws Exception {
        for (String kind : List.of("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN")) {
            for (String on : List.of("a.k = r.k", "a.k = r.k AND a.v < r.w")) {
                String sql = "SELECT a.k, a.v, r.k, r.w FROM a " + kind + " " + right + " AS r ON " + on;
                for (int parallelism : new int[] {1, 3}) {
                    assertThat(runner.rows(sql, parallelism)).as(sql).isEqualTo(runner.boundedRows(sql));
                }
            }
        }
    }

    @Test
    void joins_of_new_rows_equal_bounded_joins() throws Exception {
        checkJoins("b");
    }

    @Test
    void joins_with_changes_equal_bounded_joins_of_the_final_rows() throws Exception {
        runner.table("f", "k INT, w STRING", "(1, 'v'), (4, 'z')");
        for (String kind : List.of("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN")) {
            String sql = "SELECT a.k, a.v, r.w FROM a " + kind + " %s AS r ON a.k = r.k";
            assertThat(runner.rows(sql.formatted("u"), 1)).isEqualTo(runner.boundedRows(sql.formatted("f")));
        }
        for (String condition : List.of("EXISTS", "NOT EXISTS")) {
            String sql = "SELECT a.k, a.v FROM a WHERE " + condition
                    + " (SELECT * FROM %s AS r WHERE r.k = a.k AND r.w > 'u')";
            assertThat(runner.rows(sql.formatted("u"), 1)).isEqualTo(runner.boundedRows(sql.formatted("f")));
        }
    }
}
