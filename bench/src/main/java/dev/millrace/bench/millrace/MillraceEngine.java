package dev.millrace.bench.millrace;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.StateBackendOptions;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.TypeHint;
import dev.millrace.api.util.Collector;
import dev.millrace.bench.cluster.Cluster;
import dev.millrace.bench.keep.Figures;
import dev.millrace.bench.keep.KeepTask;
import dev.millrace.bench.load.Task;
import dev.millrace.bench.load.Workload;
import dev.millrace.bench.trial.TrialEngine;
import dev.millrace.bench.trial.Words;

/// Runs Millrace in this process.
///
/// Configurations: `default` (all settings have their defaults, for throughput and latency alike) and `reuse`
/// (object reuse enabled).
public final class MillraceEngine implements TrialEngine {
    @Override
    public String name() {
        return "millrace";
    }

    @Override
    public void run(Task task, String config) throws Exception {
        var settings = new Configuration();
        if (task.workload().isPathStored()) settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        var environment = StreamExecutionEnvironment.createLocalEnvironment(task.parallelism(), settings);
        if (config.equals("reuse")) environment.getConfig().enableObjectReuse();
        else TrialEngine.requireDefault(config);
        if (task.workload().isCheckpointed()) environment.enableCheckpointing(Workload.CHECKPOINT_MILLIS);
        if (task.workload().isPath()) new PathJobs(task, environment).build();
        else new MillraceJobs(task, environment).build();
        environment.execute(task.workload().title());
    }

    @Override
    public Figures keep(KeepTask task) throws Exception {
        return KeepJob.run(task);
    }

    @Override
    public Cluster cluster(Cluster.Plan plan) throws Exception {
        return new MillraceCluster(plan);
    }

    @Override
    public void countWords() throws Exception {
        var environment = StreamExecutionEnvironment.createLocalEnvironment(1);
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
