package dev.millrace.bench.millrace;

import dev.millrace.api.util.CloseableIterator;
import dev.millrace.bench.tpch.SqlEngine;
import dev.millrace.bench.tpch.TpchFiles;
import dev.millrace.bench.tpch.TpchTable;
import dev.millrace.sql.print.RowTexts;
import dev.millrace.sql.session.SessionSettings;
import dev.millrace.sql.session.SqlSession;
import dev.millrace.sql.session.StatementResult;
import dev.millrace.table.data.RowData;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Runs queries on Millrace, in this process.
public final class MillraceSql implements SqlEngine {
    private final String memory;
    private SqlSession session;

    /// Creates the engine with as much memory as Flink gets.
    public MillraceSql() {
        this("1gb");
    }

    /// Creates the engine.
    ///
    /// @param memory the memory that all operators of a query share, such as `256mb`
    public MillraceSql(String memory) {
        this.memory = memory;
        this.session = session(1);
    }

    private SqlSession session(int parallelism) {
        return new SqlSession(SessionSettings.of(Map.of(
                "execution.runtime-mode",
                "batch",
                "table.local-time-zone",
                "UTC",
                "taskmanager.memory.managed.size",
                memory,
                "parallelism.default",
                String.valueOf(parallelism))));
    }

    @Override
    public String name() {
        return "millrace";
    }

    @Override
    public void open(Path directory, int parallelism) {
        session.close();
        session = session(parallelism);
        for (TpchTable table : TpchTable.values()) session.execute(TpchFiles.createTable(directory, table));
    }

    @Override
    public List<List<String>> rows(String query) throws Exception {
        if (!(session.execute(query) instanceof StatementResult.Rows result))
            throw new IllegalStateException("the query gives no rows");
        RowTexts texts = new RowTexts(result.rowType(), ZoneOffset.UTC);
        List<List<String>> rows = new ArrayList<>();
        try (CloseableIterator<RowData> read = result.rows()) {
            read.forEachRemaining(row ->
                    rows.add(Stream.of(texts.of(row)).map(String::valueOf).toList()));
        }
        return rows;
    }

    @Override
    public void close() {
        session.close();
    }
}
