package dev.millrace.bench.peers.flink.nexmark;

import dev.millrace.bench.nexmark.NexmarkEngine;
import dev.millrace.bench.nexmark.NexmarkLoad;
import dev.millrace.bench.nexmark.NexmarkQueries;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableDescriptor;
import org.apache.flink.table.api.TableEnvironment;

/// Runs queries of Nexmark on Flink, on a cluster in this process. Objects are reused in all configurations.
public final class FlinkNexmark implements NexmarkEngine {
    private static final String MINI_BATCH = "mini-batch";
    private static final String SPLIT = "distinct-split";

    /// Creates the engine.
    public FlinkNexmark() {}

    @Override
    public String name() {
        return "flink";
    }

    @Override
    public List<String> configurations() {
        return List.of("plain", MINI_BATCH, SPLIT);
    }

    @Override
    public void run(int query, String configuration, NexmarkLoad load) throws Exception {
        TableEnvironment environment = TableEnvironment.create(EnvironmentSettings.newInstance()
                .inStreamingMode()
                .withConfiguration(options(configuration, load))
                .build());
        NexmarkQueries.tables(load.tableOptions()).forEach(environment::executeSql);
        environment.executeSql("CREATE TABLE side_input (id BIGINT, val STRING) WITH ('connector' = 'nexmark-side')");
        environment
                .sqlQuery(NexmarkQueries.query(query))
                .insertInto(TableDescriptor.forConnector(load.isSummed() ? "nexmark-sum" : "blackhole")
                        .build())
                .execute()
                .await();
    }

    private static Configuration options(String configuration, NexmarkLoad load) {
        Configuration options = new Configuration();
        options.setString("parallelism.default", String.valueOf(load.parallelism()));
        options.setString("pipeline.object-reuse", "true");
        options.setString("table.local-time-zone", "UTC");
        options.setString("taskmanager.memory.managed.size", "1gb");
        options.setString("taskmanager.memory.network.max", "256mb");
        options.setString("taskmanager.memory.network.min", "256mb");
        options.setString("taskmanager.numberOfTaskSlots", String.valueOf(load.parallelism()));
        options.setString("state.backend.type", load.backend());
        if (configuration.equals("plain")) return options;
        options.setString("table.exec.mini-batch.enabled", "true");
        options.setString("table.exec.mini-batch.allow-latency", "2 s");
        options.setString("table.exec.mini-batch.size", "50000");
        options.setString("table.optimizer.agg-phase-strategy", "TWO_PHASE");
        options.setString("table.optimizer.distinct-agg.split.enabled", String.valueOf(configuration.equals(SPLIT)));
        return options;
    }
}
