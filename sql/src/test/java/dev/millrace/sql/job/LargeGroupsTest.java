package dev.millrace.sql.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests groups, first rows and correlated rows that do not fit into the memory of the operator.
final class LargeGroupsTest {
    private static final int ROWS = 30_000;
    private static final long SMALL = 200_000;
    private static final int FEW = 6;

    private final QueryRunner runner = new QueryRunner(ZoneOffset.UTC);

    @BeforeEach
    void createTables() {
        List<RowData> facts = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            int n = (int) (i * 7_919L % ROWS);
            facts.add(GenericRowData.of(n, n % FEW, StringData.fromString("a text of some length " + n / 2)));
        }
        runner.table("facts", "n INT, k INT, c STRING", facts);
        List<RowData> few = new ArrayList<>();
        for (int i = 0; i < FEW; i++) few.add(GenericRowData.of(i, 100 * i));
        runner.table("few", "k INT, least INT", few);
    }

    private void assertSame(String sql, boolean isSorted) throws Exception {
        List<String> expected = runner.texts(sql, 1, QuerySettings.MEMORY_BYTES);
        for (int parallelism : new int[] {1, 3}) {
            List<String> got = runner.texts(sql, parallelism, SMALL);
            if (isSorted) assertThat(got).isEqualTo(expected);
            else assertThat(got).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void the_distinct_values_of_all_rows_are_counted() throws Exception {
        String sql = "SELECT COUNT(DISTINCT n), COUNT(DISTINCT c), SUM(DISTINCT n), COUNT(*),"
                + " COUNT(DISTINCT c) FILTER (WHERE n < 100), APPROX_COUNT_DISTINCT(n) FROM facts";
        for (int parallelism : new int[] {1, 3}) {
            assertThat(runner.texts(sql, parallelism, SMALL))
                    .containsExactly("30000, 15000, 449985000, 30000, 50, 30000");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT k, COUNT(DISTINCT n), COUNT(DISTINCT c), MAX(c), MIN(DISTINCT n) FROM facts GROUP BY k",
                "SELECT k < 3, COUNT(DISTINCT n), SUM(DISTINCT n) FILTER (WHERE n < 9) FROM facts GROUP BY k < 3",
                "SELECT k, COUNT(DISTINCT n), AVG(DISTINCT n) FROM facts GROUP BY ROLLUP (k)",
                "SELECT n, COUNT(DISTINCT c), SUM(k) FROM facts GROUP BY n",
                "SELECT k, CHAR_LENGTH(LISTAGG(DISTINCT c)) FROM facts WHERE n < 300 GROUP BY k"
            })
    void groups_with_many_distinct_values_have_the_same_results(String sql) throws Exception {
        assertSame(sql, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT CHAR_LENGTH(LISTAGG(c)) FROM facts",
                "SELECT k > 9, CARDINALITY(ARRAY_AGG(c)) FROM facts GROUP BY k > 9",
                "SELECT PERCENTILE(n, 0.5) FROM facts",
                "SELECT COUNT(*), CARDINALITY(COLLECT(n)) FROM facts"
            })
    void a_result_that_needs_all_values_of_a_large_group_is_refused(String sql) {
        assertThatThrownBy(() -> runner.texts(sql, 2, SMALL))
                .hasStackTraceContaining("MR-2876")
                .hasStackTraceContaining("The values of a group need more than 1024 KB of memory.")
                .hasStackTraceContaining("needs all values of a group at once")
                .hasStackTraceContaining("taskmanager.memory.managed.size");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT n, c FROM facts ORDER BY n LIMIT 20000",
                "SELECT n, c FROM facts ORDER BY c DESC, n LIMIT 9000 OFFSET 500",
                "SELECT n FROM facts ORDER BY n DESC LIMIT 3"
            })
    void first_rows_that_need_much_memory_are_sorted_in_files(String sql) throws Exception {
        assertSame(sql, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT k, (SELECT COUNT(DISTINCT c) FROM facts WHERE facts.n > few.least AND facts.k <> few.k) FROM few",
                "SELECT few.k, t.n FROM few, LATERAL"
                        + " (SELECT n FROM facts WHERE n > few.least ORDER BY c DESC, n LIMIT 3) AS t",
                "SELECT few.k, t.n FROM few LEFT JOIN LATERAL"
                        + " (SELECT n FROM facts WHERE n < few.least ORDER BY c OFFSET 480) AS t ON TRUE",
                "SELECT k FROM few WHERE EXISTS (SELECT n FROM facts WHERE n + few.least = 30400 LIMIT 1)",
                "SELECT few.k, t.s FROM few, LATERAL"
                        + " (SELECT SUM(n) AS s FROM facts WHERE n > few.least GROUP BY c HAVING SUM(n) < 1000) AS t"
            })
    void the_right_side_of_a_correlation_may_be_large(String sql) throws Exception {
        assertSame(sql, false);
    }
}
