package dev.millrace.sql.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamBitmapsTest {
    private final StreamRunner runner = new StreamRunner(ZoneId.of("UTC"));

    @BeforeEach
    void tables() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 90; i++) {
            if (i > 0) rows.append(", ");
            String number = i % 11 == 0 ? "CAST(NULL AS INT)" : String.valueOf(i * 7 % 13 - 3);
            rows.append("('2020-10-10 00:00:%02d', %s, '%s')".formatted(i % 60, number, "abc".charAt(i % 3)));
        }
        runner.table(
                "a",
                "s STRING, n INT, k STRING, t AS CAST(s AS TIMESTAMP(3)), WATERMARK FOR t AS t - INTERVAL '60' SECOND",
                rows.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT k, BITMAP_TO_STRING(BITMAP_BUILD_AGG(n)), BITMAP_BUILD_CARDINALITY_AGG(n) FROM a GROUP BY k",
                "SELECT window_end, k, BITMAP_TO_STRING(BITMAP_BUILD_AGG(n)), "
                        + "BITMAP_OR_CARDINALITY_AGG(BITMAP_BUILD(ARRAY[n, 99])) "
                        + "FROM TABLE(TUMBLE(TABLE a, DESCRIPTOR(t), INTERVAL '10' SECOND)) "
                        + "GROUP BY window_start, window_end, k",
                "SELECT window_end, BITMAP_TO_STRING(BITMAP_BUILD_AGG(n)) "
                        + "FROM TABLE(HOP(TABLE a, DESCRIPTOR(t), INTERVAL '5' SECOND, INTERVAL '15' SECOND)) "
                        + "GROUP BY window_start, window_end",
                "SELECT BITMAP_TO_STRING(b), COUNT(*) FROM (SELECT BITMAP_BUILD(ARRAY[n]) AS b FROM a) GROUP BY b",
                "SELECT x.k, BITMAP_TO_STRING(x.b) FROM (SELECT k, BITMAP_BUILD_AGG(n) AS b FROM a GROUP BY k) x "
                        + "JOIN (SELECT k, BITMAP_BUILD_AGG(n) AS b FROM a GROUP BY k) y ON x.b = y.b",
                "SELECT BITMAP_TO_STRING(BITMAP_XOR_AGG(b)), BITMAP_TO_STRING(BITMAP_AND_AGG(b)) "
                        + "FROM (SELECT k, BITMAP_BUILD_AGG(n) AS b FROM a GROUP BY k)"
            })
    void continuous_queries_end_with_the_bitmaps_of_bounded_ones(String sql) throws Exception {
        List<String> bounded = runner.boundedRows(sql);
        assertThat(bounded).isNotEmpty().anyMatch(each -> each.contains("{"));
        for (int parallelism : new int[] {1, 3})
            assertThat(runner.rows(sql, parallelism)).isEqualTo(bounded);
    }

    @Test
    void windows_over_rows_collect_the_numbers_so_far() throws Exception {
        String sql = "SELECT s, BITMAP_TO_STRING(BITMAP_BUILD_AGG(n) OVER (PARTITION BY k ORDER BY t "
                + "RANGE BETWEEN INTERVAL '6' SECOND PRECEDING AND CURRENT ROW)) FROM a";
        assertThat(runner.rows(sql, 1)).hasSize(90).isEqualTo(runner.boundedRows(sql));
    }
}
