package dev.millrace.bench.peers.duckdb;

import dev.millrace.bench.tpch.SqlEngine;
import dev.millrace.bench.tpch.TpchFiles;
import dev.millrace.bench.tpch.TpchTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs queries on DuckDB, whose times stand beside those of the engines for orientation. The tables are views of the
/// files, so each query reads them.
public final class DuckDbSql implements SqlEngine {
    private @Nullable Connection connection;

    @Override
    public String name() {
        return "duckdb";
    }

    private Connection connection() throws SQLException {
        if (connection == null) connection = DriverManager.getConnection("jdbc:duckdb:");
        return connection;
    }

    @Override
    public void open(Path directory, int parallelism) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.execute("SET threads = " + parallelism);
            for (TpchTable table : TpchTable.values()) statement.execute(view(directory, table));
        }
    }

    private static String view(Path directory, TpchTable table) {
        List<String> columns = new ArrayList<>();
        for (String column : table.columns().split(", (?=[a-z])")) {
            int space = column.indexOf(' ');
            String type = column.substring(space + 1).replace("STRING", "VARCHAR");
            columns.add("'%s': '%s'".formatted(column.substring(0, space), type));
        }
        return "CREATE VIEW %s AS SELECT * FROM read_csv('%s', header = false, columns = {%s})"
                .formatted(table.title(), TpchFiles.file(directory, table), String.join(", ", columns));
    }

    @Override
    public List<List<String>> rows(String query) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection().createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= width; i++) row.add(String.valueOf(result.getString(i)));
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) connection.close();
    }
}
