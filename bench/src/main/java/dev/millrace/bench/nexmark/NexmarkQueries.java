package dev.millrace.bench.nexmark;

import dev.millrace.connector.table.nexmark.NexmarkTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Provides the tables and queries of Nexmark in SQL.
public final class NexmarkQueries {
    /// The number of queries, from q0.
    public static final int COUNT = 23;

    /// The number of rows of the side input of q13, whose columns are `id BIGINT` and `val STRING`.
    public static final int SIDE_ROWS = 10_000;

    private NexmarkQueries() {}

    /// Returns the text of a query.
    ///
    /// @param number the number of the query, from 0
    public static String query(int number) {
        String file = "q" + number + ".sql";
        try (InputStream input = NexmarkQueries.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(input, file).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Returns the text of the value of a row of the side input.
    public static String sideValue(long id) {
        return "value-" + id;
    }

    /// Returns the statements that create the tables of events.
    ///
    /// @param options further options of all tables, such as `'nexmark.events' = '1000'`
    public static List<String> tables(List<String> options) {
        List<String> statements = new ArrayList<>();
        for (NexmarkTable each : NexmarkTable.values()) statements.add(table(each.title(), each, "", options));
        statements.add(table("bid_clock", NexmarkTable.BID, ", p_time AS PROCTIME()", options));
        return statements;
    }

    private static String table(String name, NexmarkTable table, String more, List<String> options) {
        List<String> all = new ArrayList<>(options);
        all.add("'connector' = 'nexmark'");
        all.add("'nexmark.table' = '" + table.title() + "'");
        return "CREATE TABLE " + name + " (" + table.columns() + more
                + ", WATERMARK FOR `dateTime` AS `dateTime` - INTERVAL '4' SECOND) WITH ("
                + String.join(", ", all)
                + ")";
    }
}
