package dev.millrace.bench.peers.flink;

import dev.millrace.bench.tpch.SqlEngine;
import dev.millrace.bench.tpch.TpchFiles;
import dev.millrace.bench.tpch.TpchTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;

/// Runs queries on Flink in batch mode, on a cluster in this process.
public final class FlinkSql implements SqlEngine {
    private TableEnvironment environment = environment(1);

    private static TableEnvironment environment(int parallelism) {
        Configuration options = new Configuration();
        options.setString("parallelism.default", String.valueOf(parallelism));
        options.setString("pipeline.object-reuse", "true");
        options.setString("table.exec.resource.default-parallelism", String.valueOf(parallelism));
        options.setString("table.local-time-zone", "UTC");
        options.setString("taskmanager.memory.managed.size", "1gb");
        options.setString("taskmanager.memory.network.max", "256mb");
        options.setString("taskmanager.memory.network.min", "256mb");
        options.setString("taskmanager.numberOfTaskSlots", String.valueOf(parallelism));
        return TableEnvironment.create(EnvironmentSettings.newInstance()
                .inBatchMode()
                .withConfiguration(options)
                .build());
    }

    @Override
    public String name() {
        return "flink";
    }

    @Override
    public void open(Path directory, int parallelism) {
        environment = environment(parallelism);
        for (TpchTable table : TpchTable.values()) environment.executeSql(TpchFiles.createTable(directory, table));
    }

    @Override
    public List<List<String>> rows(String query) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        try (CloseableIterator<Row> read = environment.executeSql(query).collect()) {
            while (read.hasNext()) {
                Row row = read.next();
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < row.getArity(); i++) texts.add(String.valueOf(row.getField(i)));
                rows.add(texts);
            }
        }
        return rows;
    }

    @Override
    public void close() {}
}
