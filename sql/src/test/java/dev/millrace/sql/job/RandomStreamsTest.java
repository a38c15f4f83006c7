package dev.millrace.sql.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.value.RowKind;
import dev.millrace.sql.connector.MemorySource;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.expression.SessionTime;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Runs random queries over random changes, and compares the rows that are left at the end with the result of the same
/// query over the rows of the table. `-Dmillrace.queries=N` sets how many, and `-Dmillrace.seed=N` where they begin.
final class RandomStreamsTest {
    private static final int[] BATCH_ROWS = {1, 3, 50_000};
    private static final int COUNT = Integer.getInteger("millrace.queries", 2_000);
    private static final long SEED = Long.getLong("millrace.seed", 1);
    private static final long NANOS_MAX = 40_000_000_000L;
    private static final int QUERIES_PER_DATA = 10;
    private static final int CHANGES_MAX = 80;
    private static final FunctionRegistry FUNCTIONS = new FunctionRegistry();
    private static final SessionTime TIME = new SessionTime(ZoneOffset.UTC, Instant.parse("2026-01-02T03:04:05Z"));

    @Test
    void random_queries_over_changes_end_with_the_bounded_result() throws Exception {
        List<String> failures = new ArrayList<>();
        long end = System.nanoTime() + NANOS_MAX;
        int done = 0;
        while (done < COUNT && System.nanoTime() < end) {
            runAll(new Random(SEED + done), failures);
            done += QUERIES_PER_DATA;
        }
        assertThat(failures).isEmpty();
        assertThat(done).isPositive();
    }

    private static void runAll(Random random, List<String> failures) throws Exception {
        QueryRunner runner = new QueryRunner(ZoneOffset.UTC);
        RowType type = runner.rowType("t", RandomStreams.COLUMNS);
        RandomChanges changes = new RandomChanges(type, random, random.nextInt(CHANGES_MAX), random.nextInt(4) == 0);
        runner.source("t", MemorySource.of(type, changes.left()));
        RandomStreams queries = new RandomStreams(random);
        for (int i = 0; i < QUERIES_PER_DATA; i++) {
            String sql = queries.next();
            int parallelism = random.nextBoolean() ? 1 : 3;
            int batchRows = BATCH_ROWS[random.nextInt(BATCH_ROWS.length)];
            String difference = difference(sql, runner, changes, parallelism, batchRows);
            if (!difference.isEmpty()) failures.add(sql + "\n" + difference);
        }
    }

    private static String difference(
            String sql, QueryRunner runner, TableSource changes, int parallelism, int batchRows) throws Exception {
        QueryPlan plan = runner.plan(sql);
        List<String> expected = runner.texts(plan, parallelism, QuerySettings.MEMORY_BYTES);
        List<String> got;
        try {
            got = left(plan, runner, changes, parallelism, batchRows);
        } catch (Exception | AssertionError failed) {
            return "parallelism " + parallelism + ": " + failed;
        }
        // A query without groups has no row before the first row of the table, and not any more after the last one.
        boolean isWithoutGroups = sql.startsWith("SELECT COUNT(*)");
        if (isWithoutGroups && got.isEmpty()) return "";
        expected.sort(null);
        got.sort(null);
        return got.equals(expected)
                ? ""
                : "parallelism " + parallelism + ", batch rows " + batchRows + "\nbounded   " + expected
                        + "\nstreaming " + got;
    }

    private static List<String> left(
            QueryPlan plan, QueryRunner runner, TableSource changes, int parallelism, int batchRows) throws Exception {
        Configuration configuration =
                Configuration.fromMap(Map.of("millrace.sql.batch-rows", String.valueOf(batchRows)));
        QuerySettings settings =
                new QuerySettings(parallelism, QuerySettings.MEMORY_BYTES, TIME, FUNCTIONS, configuration);
        List<String> left = new ArrayList<>();
        try (QueryResult result = new StreamingQueries((_, _) -> changes, settings).run(plan)) {
            CloseableIterator<RowData> rows = result.rows();
            while (rows.hasNext()) {
                RowData row = rows.next();
                String text = runner.text(row, result.rowType());
                boolean isAdded = row.getRowKind() == RowKind.INSERT || row.getRowKind() == RowKind.UPDATE_AFTER;
                if (isAdded) left.add(text);
                else if (!left.remove(text)) throw new AssertionError("An unknown row is taken back: " + text);
            }
        }
        return left;
    }
}
