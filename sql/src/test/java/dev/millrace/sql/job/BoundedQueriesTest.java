package dev.millrace.sql.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BoundedQueriesTest {
    private static final int[] PARALLELISMS = {1, 3};
    private static final long SMALL_MEMORY = 1000;

    private final QueryRunner runner = new QueryRunner(ZoneOffset.UTC);

    @BeforeEach
    void createTables() {
        List<RowData> items = new ArrayList<>();
        items.add(item("pen", 1, 2.5, "2026-01-01T00:00:01"));
        items.add(item("pen", 2, 1.5, "2026-01-01T00:00:04"));
        items.add(item("ink", 3, null, "2026-01-01T00:00:11"));
        items.add(item("ink", null, 4.0, null));
        items.add(item("cap", 2, 1.0, "2026-01-01T00:00:30"));
        items.add(item(null, 5, 0.5, "2026-01-01T00:00:31"));
        runner.table("items", "name STRING, n INT, price DOUBLE, ts TIMESTAMP(3)", items);
        List<RowData> colors = new ArrayList<>();
        colors.add(GenericRowData.of(text("pen"), text("red"), array(1, 2)));
        colors.add(GenericRowData.of(text("pen"), text("blue"), array()));
        colors.add(GenericRowData.of(text("cap"), null, array(7)));
        colors.add(GenericRowData.of(text("box"), text("gray"), null));
        colors.add(GenericRowData.of(null, text("white"), array(9)));
        runner.table("colors", "item STRING, color STRING, codes ARRAY<INT>", colors);
        runner.table("nothing", "a INT, b STRING", List.of());
    }

    private static GenericRowData item(String name, Integer n, Double price, String time) {
        return GenericRowData.of(
                text(name), n, price, time == null ? null : TimestampData.fromLocalDateTime(LocalDateTime.parse(time)));
    }

    private static StringData text(String text) {
        return text == null ? null : StringData.fromString(text);
    }

    private static GenericArrayData array(Integer... values) {
        return new GenericArrayData(values);
    }

    private void check(String sql, String expected, boolean isSorted) throws Exception {
        List<String> rows =
                expected.isBlank() ? List.of() : List.of(expected.strip().split(" *; *"));
        for (int parallelism : PARALLELISMS) {
            for (long memory : new long[] {QuerySettings.MEMORY_BYTES, SMALL_MEMORY}) {
                List<String> got = runner.texts(sql, parallelism, memory);
                if (isSorted) assertThat(got).describedAs(sql).containsExactlyElementsOf(rows);
                else assertThat(got).describedAs(sql).containsExactlyInAnyOrderElementsOf(rows);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "SELECT name, n * 2 FROM items WHERE n > 1 | pen, 4; ink, 6; cap, 4; NULL, 10",
                "SELECT COUNT(*) FROM items | 6",
                "SELECT COUNT(*), COUNT(a), SUM(a), MAX(b) FROM nothing | 0, 0, NULL, NULL",
                "SELECT a, COUNT(*) FROM nothing GROUP BY a |",
                "SELECT name, COUNT(*), SUM(n), AVG(n), MIN(price), MAX(price) FROM items GROUP BY name"
                        + " | pen, 2, 3, 1, 1.5, 2.5; ink, 2, 3, 3, 4.0, 4.0; cap, 1, 2, 2, 1.0, 1.0;"
                        + " NULL, 1, 5, 5, 0.5, 0.5",
                "SELECT name, COUNT(DISTINCT n), SUM(DISTINCT n) FROM items GROUP BY name"
                        + " | pen, 2, 3; ink, 1, 3; cap, 1, 2; NULL, 1, 5",
                "SELECT COUNT(*) FILTER (WHERE n > 1), SUM(n) FILTER (WHERE name = 'pen') FROM items | 4, 3",
                "SELECT DISTINCT n FROM items | 1; 2; 3; 5; NULL",
                "SELECT name, n, COUNT(*), GROUPING(name), GROUPING_ID(name, n) FROM items WHERE name <> 'ink'"
                        + " GROUP BY GROUPING SETS ((name), (n), ())"
                        + " | pen, NULL, 2, 0, 1; cap, NULL, 1, 0, 1; NULL, 1, 1, 1, 2; NULL, 2, 2, 1, 2;"
                        + " NULL, NULL, 3, 1, 3",
                "SELECT name, SUM(n) FROM items WHERE name < 'pen' GROUP BY ROLLUP (name)"
                        + " | ink, 3; cap, 2; NULL, 5",
                "SELECT name, SUM(n) AS s FROM items GROUP BY name HAVING SUM(n) > 2 | pen, 3; ink, 3; NULL, 5",
                "SELECT LISTAGG(name) FROM items WHERE n = 3 | ink",
                "SELECT VAR_SAMP(n), STDDEV_POP(price), VAR_POP(n) FROM items WHERE name = 'pen' | 1, 0.5, 0",
                "SELECT PERCENTILE(price, 0.5), APPROX_COUNT_DISTINCT(n) FROM items WHERE name = 'pen' | 2.0, 2"
            })
    void aggregates_return_one_row_per_group(String sql, String expected) throws Exception {
        check(sql, expected == null ? "" : expected, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "SELECT n FROM items ORDER BY n | NULL; 1; 2; 2; 3; 5",
                "SELECT n FROM items ORDER BY n DESC | 5; 3; 2; 2; 1; NULL",
                "SELECT n FROM items ORDER BY n NULLS LAST LIMIT 2 OFFSET 3 | 3; 5",
                "SELECT name, price FROM items ORDER BY name DESC NULLS FIRST, price"
                        + " | NULL, 0.5; pen, 1.5; pen, 2.5; ink, NULL; ink, 4.0; cap, 1.0",
                "SELECT name FROM items ORDER BY ts DESC FETCH FIRST 2 ROWS ONLY | NULL; cap",
                "SELECT price FROM items ORDER BY price LIMIT 0 |"
            })
    void orders_put_null_before_all_values_unless_the_query_says_otherwise(String sql, String expected)
            throws Exception {
        check(sql, expected == null ? "" : expected, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "SELECT n, color FROM items JOIN colors ON name = item"
                        + " | 1, red; 1, blue; 2, red; 2, blue; 2, NULL",
                "SELECT name, color FROM items LEFT JOIN colors ON name = item AND n = 1"
                        + " | pen, red; pen, blue; pen, NULL; ink, NULL; ink, NULL; cap, NULL; NULL, NULL",
                "SELECT name, color FROM items RIGHT JOIN colors ON name = item AND n = 1"
                        + " | pen, red; pen, blue; NULL, NULL; NULL, gray; NULL, white",
                "SELECT n, item FROM items FULL JOIN colors ON name = item"
                        + " | 1, pen; 1, pen; 2, pen; 2, pen; 2, cap; 3, NULL; NULL, NULL; 5, NULL; NULL, box; NULL, NULL",
                "SELECT a.n, b.n FROM items a JOIN items b ON a.n < b.n AND a.n > 1 | 2, 3; 2, 3; 2, 5; 2, 5; 3, 5",
                "SELECT a.n, b.n FROM items a LEFT JOIN items b ON a.n + 2 < b.n"
                        + " | 1, 5; 2, 5; 2, 5; 3, NULL; 5, NULL; NULL, NULL",
                "SELECT COUNT(*) FROM items, colors | 30",
                "SELECT name FROM items WHERE name IN (SELECT item FROM colors) | pen; pen; cap",
                "SELECT name FROM items WHERE EXISTS (SELECT 1 FROM colors WHERE item = name AND color = 'red') | pen; pen",
                "SELECT name FROM items WHERE NOT EXISTS (SELECT 1 FROM colors WHERE item = name) | ink; ink; NULL",
                "SELECT name FROM items WHERE name NOT IN (SELECT item FROM colors) |",
                "SELECT name FROM items WHERE name NOT IN (SELECT item FROM colors WHERE item IS NOT NULL) | ink; ink",
                "SELECT name, (SELECT MAX(color) FROM colors WHERE item = name) FROM items"
                        + " | pen, red; pen, red; ink, NULL; ink, NULL; cap, NULL; NULL, NULL",
                "SELECT n FROM items WHERE price > (SELECT AVG(price) FROM items) | 1; NULL",
                "SELECT a.n FROM items a JOIN items b ON CAST(a.n AS BIGINT) = b.n | 1; 2; 2; 2; 2; 3; 5"
            })
    void joins_find_all_pairs_and_keep_the_unmatched_rows_of_outer_sides(String sql, String expected) throws Exception {
        check(sql, expected == null ? "" : expected, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "SELECT name FROM items UNION ALL SELECT item FROM colors WHERE color = 'red'"
                        + " | pen; pen; ink; ink; cap; NULL; pen",
                "SELECT name FROM items UNION SELECT item FROM colors | pen; ink; cap; box; NULL",
                "SELECT name FROM items INTERSECT SELECT item FROM colors | pen; cap; NULL",
                "SELECT name FROM items INTERSECT ALL SELECT item FROM colors | pen; pen; cap; NULL",
                "SELECT name FROM items EXCEPT SELECT item FROM colors | ink",
                "SELECT item FROM colors EXCEPT ALL SELECT item FROM colors WHERE color = 'red' | pen; cap; box; NULL"
            })
    void set_operations_compare_whole_rows(String sql, String expected) throws Exception {
        check(sql, expected, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "SELECT name, n, ROW_NUMBER() OVER (PARTITION BY name ORDER BY n) FROM items"
                        + " | pen, 1, 1; pen, 2, 2; ink, NULL, 1; ink, 3, 2; cap, 2, 1; NULL, 5, 1",
                "SELECT n, RANK() OVER (ORDER BY n), DENSE_RANK() OVER (ORDER BY n) FROM items"
                        + " | NULL, 1, 1; 1, 2, 2; 2, 3, 3; 2, 3, 3; 3, 5, 4; 5, 6, 5",
                "SELECT n, SUM(n) OVER (ORDER BY n ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM items WHERE n <> 2"
                        + " | 1, 1; 3, 4; 5, 8",
                "SELECT n, SUM(n) OVER (ORDER BY n) FROM items WHERE n IS NOT NULL | 1, 1; 2, 5; 2, 5; 3, 8; 5, 13",
                "SELECT n, COUNT(*) OVER (ORDER BY n RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM items"
                        + " | NULL, 1; 1, 3; 2, 4; 2, 4; 3, 3; 5, 1",
                "SELECT n, LAG(n) OVER (ORDER BY n), LEAD(n, 2, 0) OVER (ORDER BY n) FROM items WHERE n <> 2"
                        + " | 1, NULL, 5; 3, 1, 0; 5, 3, 0",
                "SELECT n, FIRST_VALUE(n) OVER (ORDER BY n DESC), LAST_VALUE(n) OVER (ORDER BY n DESC) FROM items"
                        + " WHERE n <> 2 | 5, 5, 5; 3, 5, 3; 1, 5, 1",
                "SELECT n, NTILE(2) OVER (ORDER BY n), CUME_DIST() OVER (ORDER BY n) FROM items WHERE n IN (1, 2)"
                        + " | 1, 1, 0.3333333333333333; 2, 1, 1.0; 2, 2, 1.0",
                "SELECT name, n FROM (SELECT name, n, ROW_NUMBER() OVER (PARTITION BY name ORDER BY n DESC) AS r"
                        + " FROM items) WHERE r = 1 | pen, 2; ink, 3; cap, 2; NULL, 5",
                "SELECT SUM(n) OVER (PARTITION BY name), MAX(n) OVER () FROM items WHERE n < 3 | 3, 2; 3, 2; 2, 2"
            })
    void functions_of_windows_see_the_rows_of_their_frames(String sql, String expected) throws Exception {
        check(sql, expected, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "SELECT window_start, COUNT(*) FROM TABLE(TUMBLE(TABLE items, DESCRIPTOR(ts), INTERVAL '10' SECOND))"
                        + " GROUP BY window_start, window_end"
                        + " | 2026-01-01 00:00:00.000, 2; 2026-01-01 00:00:10.000, 1; 2026-01-01 00:00:30.000, 2",
                "SELECT n, window_end, window_time FROM TABLE(HOP(TABLE items, DESCRIPTOR(ts), INTERVAL '5' SECOND,"
                        + " INTERVAL '10' SECOND)) WHERE n = 3"
                        + " | 3, 2026-01-01 00:00:15.000, 2026-01-01 00:00:14.999;"
                        + " 3, 2026-01-01 00:00:20.000, 2026-01-01 00:00:19.999",
                "SELECT n, window_start, window_end FROM TABLE(CUMULATE(TABLE items, DESCRIPTOR(ts),"
                        + " INTERVAL '5' SECOND, INTERVAL '15' SECOND)) WHERE name = 'pen' AND n = 1"
                        + " | 1, 2026-01-01 00:00:00.000, 2026-01-01 00:00:05.000;"
                        + " 1, 2026-01-01 00:00:00.000, 2026-01-01 00:00:10.000;"
                        + " 1, 2026-01-01 00:00:00.000, 2026-01-01 00:00:15.000",
                "SELECT window_start, window_end, SUM(n) FROM TABLE(SESSION(TABLE items, DESCRIPTOR(ts),"
                        + " INTERVAL '5' SECOND)) GROUP BY window_start, window_end"
                        + " | 2026-01-01 00:00:01.000, 2026-01-01 00:00:09.000, 3;"
                        + " 2026-01-01 00:00:11.000, 2026-01-01 00:00:16.000, 3;"
                        + " 2026-01-01 00:00:30.000, 2026-01-01 00:00:36.000, 7",
                "SELECT name, window_start, COUNT(*) FROM TABLE(SESSION(TABLE items PARTITION BY name, DESCRIPTOR(ts),"
                        + " INTERVAL '5' SECOND)) WHERE n IN (1, 2) GROUP BY name, window_start, window_end"
                        + " | pen, 2026-01-01 00:00:01.000, 2; cap, 2026-01-01 00:00:30.000, 1",
                "SELECT TUMBLE_START(ts, INTERVAL '10' SECOND), TUMBLE_END(ts, INTERVAL '10' SECOND), SUM(n) FROM items"
                        + " WHERE name = 'pen' GROUP BY TUMBLE(ts, INTERVAL '10' SECOND)"
                        + " | 2026-01-01 00:00:00.000, 2026-01-01 00:00:10.000, 3"
            })
    void windows_of_time_have_the_rows_of_their_times(String sql, String expected) throws Exception {
        check(sql, expected, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "SELECT item, code FROM colors CROSS JOIN UNNEST(codes) AS t (code) | pen, 1; pen, 2; cap, 7; NULL, 9",
                "SELECT color, code FROM colors LEFT JOIN UNNEST(codes) AS t (code) ON TRUE"
                        + " | red, 1; red, 2; blue, NULL; NULL, 7; gray, NULL; white, 9",
                "SELECT code, pos FROM UNNEST(ARRAY[5, 6]) WITH ORDINALITY AS t (code, pos) | 5, 1; 6, 2",
                "SELECT n, x FROM items, LATERAL (SELECT n + 1 AS x) WHERE n = 1 | 1, 2",
                "SELECT name, color FROM (SELECT DISTINCT name FROM items) AS i, LATERAL (SELECT color FROM colors"
                        + " WHERE item = i.name ORDER BY color LIMIT 1) | pen, blue; cap, NULL"
            })
    void correlations_run_once_per_outer_row(String sql, String expected) throws Exception {
        check(sql, expected, false);
    }

    @Test
    void a_scalar_subquery_with_two_rows_fails_and_names_its_operator() {
        assertThatThrownBy(() -> runner.texts("SELECT (SELECT n FROM items) FROM colors", 3, 1 << 20))
                .hasMessageContaining("MR-2871")
                .hasMessageContaining("'Aggregate'");
    }

    @Test
    void a_failing_row_names_its_operator() {
        assertThatThrownBy(() -> runner.texts("SELECT 1 / (n - 3) FROM items", 1, 1 << 20))
                .hasMessageContaining("'Project'");
    }
}
