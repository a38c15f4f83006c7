package dev.millrace.sql.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.util.CloseableIterator;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpilledQueriesTest {
    private static final int ROWS = 20_000;
    private static final long SMALL = 300_000;
    private static final long LOOKS_MAX = 1_000_000;

    private final QueryRunner runner = new QueryRunner(ZoneOffset.UTC);

    @BeforeEach
    void createTables() {
        Random random = new Random(5);
        List<RowData> facts = new ArrayList<>();
        List<RowData> names = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            StringData text = StringData.fromString("text " + random.nextInt(ROWS));
            facts.add(GenericRowData.of(random.nextInt(ROWS), random.nextInt(100), text));
            names.add(GenericRowData.of(i, StringData.fromString("name " + i)));
        }
        runner.table("facts", "k INT, n INT, c STRING", facts);
        runner.table("names", "k INT, name STRING", names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT k, COUNT(*), SUM(n), MAX(c) FROM facts GROUP BY k",
                "SELECT k, COUNT(DISTINCT n), CHAR_LENGTH(LISTAGG(c)) FROM facts WHERE n < 2 GROUP BY k",
                "SELECT DISTINCT c FROM facts",
                "SELECT COUNT(*), COUNT(DISTINCT c), SUM(DISTINCT k), COUNT(DISTINCT c) FILTER (WHERE n < 50) FROM facts",
                "SELECT n < 50, COUNT(DISTINCT c), COUNT(DISTINCT k), MAX(DISTINCT c), MIN(k) FROM facts GROUP BY n < 50",
                "SELECT n, COUNT(DISTINCT c) FROM facts GROUP BY GROUPING SETS ((n), ())",
                "SELECT facts.k, name, c FROM facts JOIN names ON facts.k = names.k",
                "SELECT names.k, n FROM facts RIGHT JOIN names ON facts.k = names.k",
                "SELECT f.k, g.n FROM facts f FULL JOIN facts g ON f.k = g.k AND f.n < g.n",
                "SELECT name FROM names WHERE k NOT IN (SELECT k FROM facts)",
                "SELECT c, k, ROW_NUMBER() OVER (PARTITION BY n ORDER BY c, k) FROM facts",
                "SELECT k FROM facts EXCEPT SELECT k FROM names WHERE k > 100"
            })
    void queries_with_little_memory_return_the_same_rows_and_leave_no_files(String sql) throws Exception {
        List<String> expected = runner.texts(sql, 1, QuerySettings.MEMORY_BYTES);
        for (int parallelism : new int[] {1, 3}) {
            assertThat(runner.texts(sql, parallelism, SMALL)).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void a_sort_with_little_memory_keeps_the_order() throws Exception {
        String sql = "SELECT c, k, n FROM facts ORDER BY c DESC, k, n";

        assertThat(runner.texts(sql, 3, SMALL)).isEqualTo(runner.texts(sql, 1, QuerySettings.MEMORY_BYTES));
        assertThat(files()).isEmpty();
    }

    @Test
    void a_cancelled_query_leaves_no_files() throws Exception {
        String sql = "SELECT f.k, g.c FROM facts f JOIN facts g ON f.n = g.n";
        try (QueryResult result = runner.start(runner.plan(sql), 2, SMALL)) {
            CloseableIterator<RowData> rows = result.rows();
            assertThat(rows.hasNext()).isTrue();
        }
        // The subtasks end soon after the cancellation.
        long looks = 0;
        while (!files().isEmpty() && looks++ < LOOKS_MAX) Thread.onSpinWait();

        assertThat(files()).isEmpty();
    }

    /// Returns the temporary files of queries of this process.
    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(System.getProperty("java.io.tmpdir")), 3)) {
            return all.filter(each -> each.getFileName().toString().startsWith("rows-"))
                    .filter(each -> each.getParent().getFileName().toString().startsWith("millrace-query"))
                    .filter(SpilledQueriesTest::isOfThisProcess)
                    .toList();
        } catch (java.io.UncheckedIOException changed) {
            // Another process deleted a directory in the meantime.
            return List.of();
        }
    }

    private static boolean isOfThisProcess(Path file) {
        return System.getProperty("dev.millrace.temporary.roots", "")
                .contains(file.getParent().getParent().toString());
    }
}
