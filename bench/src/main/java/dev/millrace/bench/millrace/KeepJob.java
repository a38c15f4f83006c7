package dev.millrace.bench.millrace;

import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.MemorySize;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.config.StateBackendOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.config.TaskManagerOptions;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.NumberSequenceSource;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.bench.keep.Figures;
import dev.millrace.bench.keep.KeepProbe;
import dev.millrace.bench.keep.KeepTask;
import dev.millrace.cep.CEP;
import dev.millrace.cep.pattern.Pattern;
import dev.millrace.cep.pattern.conditions.SimpleCondition;
import java.time.Duration;
import java.util.List;

/// Builds the job of a [KeepTask].
final class KeepJob {
    private KeepJob() {}

    static Figures run(KeepTask task) throws Exception {
        var probe = KeepProbe.open(task);
        var settings = new Configuration();
        var checkpoints = task.checkpoints();
        if (checkpoints.isWhole()) settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, false);
        if (checkpoints.directory() != null) {
            settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.directory());
        }
        if (checkpoints.restored() != null) {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoints.restored());
        }
        if (task.isStored()) {
            settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
            settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(task.managedMebibytes()));
            if (task.entriesInMemory() < task.keys()) {
                settings.setString(
                        "millrace.state.entries-in-memory",
                        Long.toString(task.entriesInMemory() / KeepTask.PARALLELISM));
            }
        }
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        var environment = StreamExecutionEnvironment.createLocalEnvironment(KeepTask.PARALLELISM, settings);
        if (checkpoints.intervalMillis() > 0) environment.enableCheckpointing(checkpoints.intervalMillis());
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
