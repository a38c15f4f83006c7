package dev.millrace.sql.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests OVER with partitions that do not fit into the memory of the operator.
final class LargeOverPartitionsTest {
    private static final int ROWS = 9_000;
    private static final long SMALL = 70_000;

    private final QueryRunner runner = new QueryRunner(ZoneOffset.UTC);

    @BeforeEach
    void createTable() {
        Random random = new Random(9);
        List<RowData> facts = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            // One partition has most rows, and others have few.
            int p = random.nextInt(10) == 0 ? random.nextInt(200) : 1;
            Integer v = random.nextInt(7) == 0 ? null : random.nextInt(1000);
            StringData text = StringData.fromString("text " + random.nextInt(50));
            facts.add(GenericRowData.of(i, p, random.nextInt(ROWS / 20), v, text));
        }
        runner.table("facts", "id INT, p INT, o INT, v INT, c STRING", facts);
    }

    private void assertSame(String sql) throws Exception {
        List<String> expected = runner.texts(sql, 1, QuerySettings.MEMORY_BYTES).stream()
                .sorted()
                .toList();
        assertThat(expected).hasSize(ROWS);
        for (int parallelism : new int[] {1, 3}) {
            assertThat(runner.texts(sql, parallelism, SMALL).stream().sorted().toList())
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ROW_NUMBER() OVER (PARTITION BY p ORDER BY id)",
                "RANK() OVER (PARTITION BY p ORDER BY o)",
                "DENSE_RANK() OVER (PARTITION BY p ORDER BY o)",
                "RANK() OVER (ORDER BY c)",
                "PERCENT_RANK() OVER (PARTITION BY p ORDER BY o)",
                "CUME_DIST() OVER (PARTITION BY p ORDER BY o)",
                "NTILE(7) OVER (PARTITION BY p ORDER BY id)",
                "LAG(v) OVER (PARTITION BY p ORDER BY id)",
                "LAG(v, 300, id) OVER (PARTITION BY p ORDER BY id)",
                "LEAD(v, 100, -1) OVER (PARTITION BY p ORDER BY id)",
            })
    void functions_of_large_partitions_return_the_same_results(String function) throws Exception {
        assertSame("SELECT id, c, " + function + " FROM facts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PARTITION BY p",
                "PARTITION BY p ORDER BY o",
                "PARTITION BY p ORDER BY o DESC, id",
                "PARTITION BY p ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
                "PARTITION BY p ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
                "PARTITION BY p ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 5 PRECEDING",
                "PARTITION BY p ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 30 FOLLOWING",
                "PARTITION BY p ORDER BY id ROWS BETWEEN 20 PRECEDING AND CURRENT ROW",
                "PARTITION BY p ORDER BY id ROWS BETWEEN 20 PRECEDING AND 10 PRECEDING",
                "PARTITION BY p ORDER BY id ROWS BETWEEN 3 FOLLOWING AND 9 FOLLOWING",
                "PARTITION BY p ORDER BY id ROWS BETWEEN 3 PRECEDING AND 4 FOLLOWING",
                "PARTITION BY p ORDER BY o RANGE BETWEEN CURRENT ROW AND CURRENT ROW",
                "PARTITION BY p ORDER BY o RANGE BETWEEN 2 PRECEDING AND 1 FOLLOWING",
                "PARTITION BY p ORDER BY o DESC RANGE BETWEEN 2 PRECEDING AND CURRENT ROW",
                "PARTITION BY p ORDER BY v RANGE BETWEEN 3 PRECEDING AND 2 FOLLOWING",
                "PARTITION BY p ORDER BY v DESC RANGE BETWEEN UNBOUNDED PRECEDING AND 2 FOLLOWING",
            })
    void frames_in_large_partitions_return_the_same_results(String window) throws Exception {
        // The values of rows that are equal in the order depend on the order of arrival, so they are not selected.
        boolean isTotal = window.contains("id");
        assertSame("SELECT id, COUNT(*) OVER w, SUM(v) OVER w, MIN(c) OVER w, AVG(v) OVER w"
                + (isTotal ? ", FIRST_VALUE(v) OVER w, LAST_VALUE(c) OVER w" : "")
                + " FROM facts WINDOW w AS (" + window + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SUM(v) OVER (PARTITION BY p ORDER BY id ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)",
                "SUM(v) OVER (PARTITION BY p ORDER BY id ROWS BETWEEN 8000 PRECEDING AND CURRENT ROW)",
                "LAG(v, 8000) OVER (PARTITION BY p ORDER BY id)",
            })
    void functions_that_need_many_rows_at_a_time_say_so(String function) throws Exception {
        assertThatThrownBy(() -> runner.texts("SELECT id, c, " + function + " FROM facts", 1, SMALL))
                .hasStackTraceContaining("MR-2872")
                .hasStackTraceContaining("A partition of a window needs more than 70000 bytes of memory.")
                .hasStackTraceContaining("taskmanager.memory.managed.size");
    }
}
