package dev.millrace.bench.peers.flink;

import dev.millrace.bench.keep.Figures;
import dev.millrace.bench.keep.KeepProbe;
import dev.millrace.bench.keep.KeepTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/// Builds the job of a [KeepTask].
final class KeepJob {
    private KeepJob() {}

    static Figures run(KeepTask task) throws Exception {
        if (task.checkpoints().directory() != null) {
            return run(task, Path.of(task.checkpoints().directory()));
        }
        var directory = Files.createTempDirectory("flink-checkpoints");
        try {
            return run(task, directory);
        } finally {
            Leftovers.delete(directory);
        }
    }

    private static Figures run(KeepTask task, Path directory) throws Exception {
        var probe = KeepProbe.open(task);
        var settings = new Configuration();
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.toUri().toString());
        if (task.checkpoints().restored() != null) {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, task.checkpoints().restored());
        }
        if (task.isStored()) {
            settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
            settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(task.managedMebibytes()));
        }
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        var environment = StreamExecutionEnvironment.createLocalEnvironment(KeepTask.PARALLELISM, settings);
        if (task.checkpoints().intervalMillis() > 0) {
            environment.enableCheckpointing(task.checkpoints().intervalMillis());
        }
        var keys = environment
                .fromSource(
                        new NumberSequenceSource(0, KeepTask.PARALLELISM * KeepTask.LANE - 1),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .map(new Pace())
                .keyBy(key -> key);
        var results = task.aim() == KeepTask.Aim.MATCH_MEMORY ? matches(keys) : keys.process(new Count());
        results.sinkTo(new DiscardingSink<>());
        var job = environment.executeAsync("keep");
        try {
            return probe.await();
        } finally {
            job.cancel().join();
            job.getJobExecutionResult().handle((_, _) -> null).join();
        }
    }

    /// Each key has a partial match of one event, which never becomes a match.
    private static DataStream<Long> matches(KeyedStream<Long, Long> keys) {
        var pattern = Pattern.<Long>begin("first")
                .where(SimpleCondition.of(_ -> {
                    KeepProbe.current().counted(0);
                    return true;
                }))
                .followedBy("second")
                .where(SimpleCondition.of(_ -> false));
        return CEP.pattern(keys, pattern)
                .inProcessingTime()
                .select(match -> match.getOrDefault("first", List.of()).getFirst(), Types.LONG);
    }

    private static final class Pace implements MapFunction<Long, Long> {
        @Override
        public Long map(Long number) {
            return KeepProbe.current().key(number);
        }
    }

    private static final class Count extends KeyedProcessFunction<Long, Long, Long>
            implements CheckpointedFunction, CheckpointListener {
        @SuppressWarnings("NullAway.Init") // set by open
        private transient ValueState<Long> count;

        private transient int subtask;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
            subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
            KeepProbe.current().opened(subtask);
        }

        @Override
        public void processElement(Long key, Context context, Collector<Long> out) throws Exception {
            Long before = count.value();
            count.update(before == null ? 1 : before + 1);
            KeepProbe.current().counted(subtask);
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {
            KeepProbe.current().snapshot(context.getCheckpointId(), context.getCheckpointTimestamp());
        }

        @Override
        public void initializeState(FunctionInitializationContext context) {}

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            KeepProbe.current().completed(checkpoint);
        }
    }
}
