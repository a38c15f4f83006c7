package dev.millrace.sql.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.StringData;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/// Runs random queries here and in H2. `-Dmillrace.queries=N` sets how many, and `-Dmillrace.seed=N` where they begin.
final class RandomQueriesTest {
    private static final int COUNT = Integer.getInteger("millrace.queries", 2000);
    private static final long SEED = Long.getLong("millrace.seed", 1);
    private static final int QUERIES_PER_DATA = 50;
    private static final int ROWS_MAX = 40;
    private static final long[] MEMORIES = {2_000, 1 << 24};

    @Test
    void random_queries_return_what_h2_returns() throws Exception {
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < COUNT; i += QUERIES_PER_DATA) {
            runAll(new Random(SEED + i), Math.min(QUERIES_PER_DATA, COUNT - i), failures);
        }
        assertThat(failures).isEmpty();
    }

    private static void runAll(Random random, int count, List<String> failures) throws Exception {
        QueryRunner runner = new QueryRunner(ZoneOffset.UTC);
        RandomQueries queries = new RandomQueries(random);
        try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:")) {
            fill("t", random, runner, h2);
            fill("u", random, runner, h2);
            for (int i = 0; i < count; i++) {
                String sql = queries.next();
                boolean isSorted = sql.contains(" ORDER BY ") && !sql.contains(" OVER ");
                String difference = difference(sql, isSorted, 1 + random.nextInt(3), MEMORIES[i % 2], runner, h2);
                if (!difference.isEmpty()) failures.add(sql + "\n" + difference);
            }
        }
    }

    private static String difference(
            String sql, boolean isSorted, int parallelism, long memory, QueryRunner runner, Connection h2)
            throws SQLException {
        List<String> expected = expected(sql, h2);
        List<String> got;
        try {
            got = runner.texts(sql, parallelism, memory);
        } catch (Exception | AssertionError failed) {
            return "parallelism " + parallelism + ", " + memory + " bytes: " + failed;
        }
        if (!isSorted) {
            expected.sort(null);
            got.sort(null);
        }
        if (got.equals(expected)) return "";
        return "parallelism " + parallelism + ", " + memory + " bytes\nH2   " + expected + "\nhere " + got;
    }

    private static List<String> expected(String sql, Connection h2) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = h2.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                StringJoiner row = new StringJoiner(", ");
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) row.add(text(result, i));
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private static String text(ResultSet result, int column) throws SQLException {
        Object value = result.getObject(column);
        if (value == null) return "NULL";
        // H2 adds numbers of the type DOUBLE as decimals.
        if (result.getMetaData().getColumnTypeName(column).equals("DECFLOAT")) return "" + result.getDouble(column);
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    private static void fill(String name, Random random, QueryRunner runner, Connection h2) throws SQLException {
        int count = random.nextInt(ROWS_MAX);
        List<GenericRowData> rows = new ArrayList<>();
        try (Statement statement = h2.createStatement()) {
            statement.execute("CREATE TABLE " + name + " (" + RandomQueries.COLUMNS + ")");
        }
        try (PreparedStatement insert = h2.prepareStatement("INSERT INTO " + name + " VALUES (?, ?, ?, ?, ?)")) {
            for (int i = 0; i < count; i++) {
                Integer a = random.nextInt(5) == 0 ? null : random.nextInt(6);
                Long b = random.nextInt(5) == 0 ? null : (long) random.nextInt(6);
                String c = random.nextInt(5) == 0
                        ? null
                        : List.of("x", "y", "zz", "").get(random.nextInt(4));
                BigDecimal d = random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(8) * 50L, 2);
                Double e = random.nextInt(5) == 0 ? null : random.nextInt(8) * 0.25;
                insert.setObject(1, a);
                insert.setObject(2, b);
                insert.setObject(3, c);
                insert.setObject(4, d);
                insert.setObject(5, e);
                insert.executeUpdate();
                rows.add(GenericRowData.of(
                        a,
                        b,
                        c == null ? null : StringData.fromString(c),
                        d == null ? null : DecimalData.fromBigDecimal(d, 8, 2),
                        e));
            }
        }
        runner.table(name, RandomQueries.COLUMNS, rows);
    }
}
