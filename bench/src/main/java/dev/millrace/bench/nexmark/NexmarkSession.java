package dev.millrace.bench.nexmark;

import dev.millrace.sql.connector.MemorySource;
import dev.millrace.sql.connector.TableSink;
import dev.millrace.sql.session.SessionSettings;
import dev.millrace.sql.session.SqlSession;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Runs the queries of Nexmark on Millrace. Not thread-safe.
public final class NexmarkSession implements AutoCloseable {
    private static final int CLOCK_QUERY = 12;

    private final SqlSession session;

    /// Starts a session with the tables of events.
    ///
    /// @param options the options of the session
    /// @param tables options of the tables, such as `'nexmark.events' = '1000'`
    public NexmarkSession(Map<String, String> options, List<String> tables) {
        Map<String, String> all = new HashMap<>(options);
        all.put("execution.runtime-mode", "streaming");
        all.put("table.local-time-zone", "UTC");
        this.session = new SqlSession(SessionSettings.of(all));
        NexmarkQueries.tables(tables).forEach(session::execute);
        session.execute("CREATE TABLE side_input (id BIGINT, val STRING)");
        session.provide("side_input", MemorySource.of(session.storedType("side_input"), sideRows()));
    }

    private static List<RowData> sideRows() {
        List<RowData> rows = new ArrayList<>();
        for (long id = 0; id < NexmarkQueries.SIDE_ROWS; id++) {
            rows.add(GenericRowData.of(id, StringData.fromString(NexmarkQueries.sideValue(id))));
        }
        return rows;
    }

    /// Returns the text of a query whose result does not depend on the wall clock.
    ///
    /// @param number the number of the query, from 0
    public static String steadyQuery(int number) {
        String query = NexmarkQueries.query(number);
        if (number != CLOCK_QUERY) return query;
        return "SELECT bidder, SUM(bid_count) AS total FROM (" + query + ") GROUP BY bidder";
    }

    /// Returns the columns of a query.
    public RowType columns(String query) {
        return session.columns(query);
    }

    /// Returns the session.
    public SqlSession session() {
        return session;
    }

    /// Gives the session a table `sink` with the columns of a query.
    public void receive(String query, TableSink sink) {
        createSink(query, "");
        session.receive("sink", sink);
    }

    private void createSink(String query, String options) {
        String columns = columns(query).getFields().stream()
                .map(each ->
                        "`" + each.getName() + "` " + each.getType().copy(true).asSerializableString())
                .collect(Collectors.joining(", "));
        session.execute("DROP TABLE IF EXISTS sink");
        session.execute("CREATE TABLE sink (" + columns + ")" + options);
    }

    /// Runs a query to its end. A sink receives the changes.
    public void run(String query, TableSink sink) {
        receive(query, sink);
        ResultTally.begin();
        session.execute(insert(query));
    }

    /// Runs a query to its end. The changes are dropped.
    public void runWithoutResult(String query) {
        createSink(query, " WITH ('connector' = 'blackhole')");
        ResultTally.begin();
        session.execute(insert(query));
    }

    /// Returns the statement that writes the rows of a query into the table `sink`.
    public static String insert(String query) {
        return "INSERT INTO sink " + query;
    }

    @Override
    public void close() {
        session.close();
    }
}
