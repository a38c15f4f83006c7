package dev.millrace.sql.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sql.connector.MemorySource;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.GenericRowData;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the queries of TPC-H here and in DuckDB. `-Dmillrace.tpch.scale=0.1` makes more data, and
/// `-Dmillrace.tpch.rounds=3` repeats each query and prints the seconds of CPU.
final class TpchTest {
    private static final double SCALE = Double.parseDouble(System.getProperty("millrace.tpch.scale", "0.002"));
    private static final int ROUNDS = Integer.getInteger("millrace.tpch.rounds", 0);
    private static final long SEED = 7;
    private static final int PARALLELISM = 2;
    private static final double NANOS = 1e9;

    private static final Map<String, TableSource> SOURCES = new HashMap<>();
    private static Connection duckdb;

    private final QueryRunner runner = new QueryRunner(ZoneOffset.UTC);

    @BeforeAll
    static void makeData() throws Exception {
        TpchData data = new TpchData(SCALE, SEED);
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        for (Map.Entry<String, String> table : TpchData.COLUMNS.entrySet()) {
            List<GenericRowData> rows = data.rows(table.getKey());
            var type = new QueryRunner(ZoneOffset.UTC).rowType(table.getKey(), table.getValue());
            SOURCES.put(table.getKey(), MemorySource.of(type, rows));
            fill(table.getKey(), table.getValue(), rows);
        }
    }

    private static void fill(String table, String columns, List<GenericRowData> rows) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("CREATE TABLE " + table + " (" + columns + ")");
        }
        String[] types = columns.split(", (?=[a-z])");
        try (DuckDBAppender appender =
                ((DuckDBConnection) duckdb).createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
            for (GenericRowData row : rows) {
                appender.beginRow();
                for (int i = 0; i < types.length; i++) append(appender, row.getField(i), types[i]);
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, Object value, String column) throws SQLException {
        switch (value) {
            case DecimalData decimal -> appender.append(decimal.toBigDecimal());
            case Long number -> appender.append(number.longValue());
            case Integer number when column.endsWith("DATE") -> appender.append(LocalDate.ofEpochDay(number));
            case Integer number -> appender.append(number.intValue());
            default -> appender.append(value.toString());
        }
    }

    @AfterAll
    static void close() throws SQLException {
        duckdb.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void queries_return_what_duckdb_returns(int number) throws Exception {
        for (Map.Entry<String, String> table : TpchData.COLUMNS.entrySet()) {
            runner.rowType(table.getKey(), table.getValue());
            runner.source(table.getKey(), SOURCES.get(table.getKey()));
        }
        String sql = sql(number);
        List<String> got = runner.texts(sql, PARALLELISM, QuerySettings.MEMORY_BYTES);
        assertThat(got).containsExactlyElementsOf(expected(sql));
        for (int i = 0; i < ROUNDS; i++) {
            double before = cpuSeconds();
            long begun = System.nanoTime();
            runner.texts(sql, PARALLELISM, QuerySettings.MEMORY_BYTES);
            System.out.printf(
                    "TPC-H %d: %.2f CPU seconds, %.2f seconds%n",
                    number, cpuSeconds() - before, (System.nanoTime() - begun) / NANOS);
        }
    }

    private static double cpuSeconds() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / NANOS;
    }

    private static String sql(int number) throws IOException {
        try (InputStream file = TpchTest.class.getResourceAsStream("tpch/q" + number + ".sql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> expected(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                StringJoiner row = new StringJoiner(", ");
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) row.add(text(result.getObject(i)));
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private static String text(Object value) {
        if (value == null) return "NULL";
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }
}
