package dev.millrace.bench.peers.flink;

import dev.millrace.bench.cluster.Cluster;
import dev.millrace.bench.keep.Figures;
import dev.millrace.bench.keep.KeepTask;
import dev.millrace.bench.load.Task;
import dev.millrace.bench.load.Workload;
import dev.millrace.bench.trial.TrialEngine;
import dev.millrace.bench.trial.Words;
import java.nio.file.Files;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/// Runs Flink in one process. Network memory and managed memory are as in Flink's own benchmarks.
///
/// Configurations: `copy` and `reuse` (object reuse off and on), `timeout-default` and `timeout-0` (two buffer
/// timeouts, both with object reuse, for `latency`).
public final class FlinkEngine implements TrialEngine {
    @Override
    public String name() {
        return "flink";
    }

    @Override
    public void run(Task task, String config) throws Exception {
        var environment = environment(task.parallelism(), config);
        if (task.workload().isPathStored()) {
            var stored = new Configuration();
            stored.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
            environment.configure(stored);
        }
        if (task.workload().isPath()) new PathJobs(task, environment).build();
        else new FlinkJobs(task, environment).build();
        if (task.workload().isCheckpointed()) {
            checkpointed(environment, task.workload().title());
        } else {
            environment.execute(task.workload().title());
        }
    }

    private static void checkpointed(StreamExecutionEnvironment environment, String name) throws Exception {
        var directory = Files.createTempDirectory("flink-checkpoints");
        try {
            var settings = new Configuration();
            settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            settings.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    directory.toUri().toString());
            environment.configure(settings);
            environment.enableCheckpointing(Workload.CHECKPOINT_MILLIS);
            environment.execute(name);
        } finally {
            Leftovers.delete(directory);
        }
    }

    private static StreamExecutionEnvironment environment(int parallelism, String config) {
        var settings = new Configuration();
        var network = MemorySize.ofMebiBytes(256);
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, network);
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, network);
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1024));
        switch (config) {
            case "copy" -> settings.set(PipelineOptions.OBJECT_REUSE, false);
            case "reuse", "timeout-default" -> settings.set(PipelineOptions.OBJECT_REUSE, true);
            case "timeout-0" -> {
                settings.set(PipelineOptions.OBJECT_REUSE, true);
                settings.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ZERO);
            }
            default -> throw new IllegalArgumentException("no configuration '" + config + "' of Flink");
        }
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings);
    }

    @Override
    public Figures keep(KeepTask task) throws Exception {
        return KeepJob.run(task);
    }

    @Override
    public Cluster cluster(Cluster.Plan plan) throws Exception {
        return new FlinkCluster(plan);
    }

    @Override
    public void countWords() throws Exception {
        var environment = environment(1, "reuse");
        environment
                .fromData(Words.LINES)
                .flatMap((String line, Collector<Tuple2<String, Long>> out) -> {
                    for (var word : line.split(" ")) {
                        out.collect(Tuple2.of(word, 1L));
                    }
                })
                .returns(new TypeHint<Tuple2<String, Long>>() {})
                .keyBy(count -> count.f0)
                .reduce((left, right) -> Tuple2.of(left.f0, left.f1 + right.f1))
                .map(count -> {
                    Words.report(count.f0, count.f1);
                    return count;
                })
                .returns(new TypeHint<Tuple2<String, Long>>() {})
                .sinkTo(new DiscardingSink<>());
        environment.execute("startup");
    }
}
