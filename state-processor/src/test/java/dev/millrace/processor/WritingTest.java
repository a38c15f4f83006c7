package dev.millrace.processor;

import static dev.millrace.processor.OperatorIdentifier.forUid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.config.StateBackendOptions;
import dev.millrace.api.process.BroadcastProcessFunction;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.api.window.assigner.EventTimeSessionWindows;
import dev.millrace.api.window.assigner.SlidingEventTimeWindows;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import dev.millrace.processor.function.BroadcastStateBootstrapFunction;
import dev.millrace.processor.function.KeyedStateBootstrapFunction;
import dev.millrace.processor.function.StateBootstrapFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tests that a job continues from a bootstrapped savepoint as if the job itself had built the state.
final class WritingTest {
    private static final int KEYS = 30;
    private static final long RECORDS = 900;
    private static final ValueStateDescriptor<Long> SUM = new ValueStateDescriptor<>("sum", Types.LONG);
    private static final ListStateDescriptor<Long> KEPT = new ListStateDescriptor<>("kept", Types.LONG);
    private static final ListStateDescriptor<Long> UNION = new ListStateDescriptor<>("union", Types.LONG);
    private static final MapStateDescriptor<Long, String> RULES =
            new MapStateDescriptor<>("rules", Types.LONG, Types.STRING);

    @TempDir
    private Path directory;

    private static String key(long number) {
        return "key " + number % KEYS;
    }

    private static DataStream<Long> numbers(StreamExecutionEnvironment env, long from, long to) {
        return env.fromData(LongStream.range(from, to).boxed().toList(), Types.LONG)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((number, _) -> number));
    }

    private static final class Summing extends KeyedStateBootstrapFunction<String, Long> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Long> sum;

        @Override
        public void open(OpenContext context) {
            sum = getRuntimeContext().getState(SUM);
        }

        @Override
        public void processElement(Long value, Context context) throws Exception {
            sum.update((sum.value() == null ? 0 : sum.value()) + value);
            assertThat(context.getCurrentKey()).isEqualTo(key(value));
            // The timer is overdue, but does not fire while no job runs.
            context.timerService().registerEventTimeTimer(10_000 + value % KEYS);
            context.timerService().registerProcessingTimeTimer(1);
        }
    }

    private static final class Keeping extends StateBootstrapFunction<Long> {
        private static final long serialVersionUID = 1L;
        private transient ListState<Long> kept;
        private transient ListState<Long> union;
        private transient List<Long> own;

        @Override
        public void processElement(Long value, Context context) {
            own.add(value);
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            assertThat(context.getCheckpointId()).isEqualTo(17);
            kept.update(own);
            union.update(own.stream().map(number -> -number).toList());
        }

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            own = new ArrayList<>();
            kept = context.getOperatorStateStore().getListState(KEPT);
            union = context.getOperatorStateStore().getUnionListState(UNION);
        }
    }

    private static final class Ruling extends BroadcastStateBootstrapFunction<Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Long value, Context context) throws Exception {
            context.getBroadcastState(RULES).put(value % 5, "rule of " + value);
        }
    }

    // ---- job

    private static final class Totals extends KeyedProcessFunction<String, Long, String> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Long> sum;

        @Override
        public void open(OpenContext context) {
            sum = getRuntimeContext().getState(SUM);
        }

        @Override
        public void processElement(Long value, Context context, Collector<String> out) throws Exception {
            sum.update((sum.value() == null ? 0 : sum.value()) + value);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
            if (timestamp == 1) return;
            out.collect("%s at %d: %d".formatted(context.getCurrentKey(), timestamp, sum.value()));
        }
    }

    private static final class Remembered extends RichMapFunction<Long, String> implements CheckpointedFunction {
        private static final long serialVersionUID = 1L;
        private transient String restored;

        @Override
        public String map(Long value) {
            return restored;
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {}

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            long kept = 0;
            for (long each : context.getOperatorStateStore().getListState(KEPT).get()) kept += each;
            long union = 0;
            for (long each :
                    context.getOperatorStateStore().getUnionListState(UNION).get()) union += each;
            restored = kept + " " + union;
        }
    }

    private static final class Ruled extends BroadcastProcessFunction<Long, Long, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Long value, ReadOnlyContext context, Collector<String> out) throws Exception {
            out.collect(context.getBroadcastState(RULES).get(value % 5));
        }

        @Override
        public void processBroadcastElement(Long value, Context context, Collector<String> out) {}
    }

    private static <T> List<T> all(DataStream<T> stream) throws Exception {
        List<T> all = new ArrayList<>();
        try (CloseableIterator<T> results = stream.executeAndCollect()) {
            results.forEachRemaining(all::add);
        }
        return all;
    }

    private static DataStream<Long> all(StreamExecutionEnvironment env) {
        return numbers(env, 0, RECORDS);
    }

    private String written(StreamExecutionEnvironment env, String store, int maxParallelism) throws Exception {
        String path = directory.resolve("written").toString();
        SavepointWriter.newSavepoint(env, 17, maxParallelism)
                .withConfiguration(StateBackendOptions.STATE_BACKEND, store)
                .withOperator(
                        forUid("totals"),
                        OperatorTransformation.bootstrapWith(all(env))
                                .keyBy(WritingTest::key)
                                .transform(new Summing()))
                .withOperator(
                        forUid("remembered"),
                        OperatorTransformation.bootstrapWith(all(env).rebalance())
                                .transform(new Keeping()))
                .withOperator(
                        forUid("ruled"),
                        OperatorTransformation.bootstrapWith(all(env)).transform(new Ruling()))
                .withOperator(forUid("tumbling"), windows(env, TumblingEventTimeWindows.of(Duration.ofMillis(100))))
                .withOperator(
                        forUid("sliding"),
                        windows(env, SlidingEventTimeWindows.of(Duration.ofMillis(90), Duration.ofMillis(60))))
                .withOperator(forUid("sessions"), windows(env, EventTimeSessionWindows.withGap(Duration.ofMillis(40))))
                .withOperator(
                        forUid("lists"),
                        OperatorTransformation.bootstrapWith(all(env))
                                .keyBy(WritingTest::key)
                                .window(TumblingEventTimeWindows.of(Duration.ofMillis(300)))
                                .process(new Lists()))
                .write(path);
        env.execute("bootstrap");
        return path;
    }

    private static StateBootstrapTransformation<Long> windows(
            StreamExecutionEnvironment env, WindowAssigner<Object, TimeWindow> assigner) {
        return OperatorTransformation.bootstrapWith(all(env))
                .keyBy(WritingTest::key)
                .window(assigner)
                .reduce(Long::sum, new Lists());
    }

    private static final class Lists
            extends dev.millrace.api.window.function.ProcessWindowFunction<Long, String, String, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(String key, Context context, Iterable<Long> records, Collector<String> out) {
            long sum = 0;
            for (long each : records) sum += each;
            out.collect("%s until %d: %d".formatted(key, context.window().getEnd(), sum));
        }
    }

    private static DataStream<String> window(
            DataStream<Long> numbers, String uid, WindowAssigner<Object, TimeWindow> of) {
        return numbers.keyBy(WritingTest::key)
                .window(of)
                .reduce(Long::sum, new Lists())
                .uid(uid);
    }

    /// Builds the job that restores the savepoint, with some more records.
    private static DataStream<String> job(StreamExecutionEnvironment env, long from) {
        DataStream<Long> more = numbers(env, from, RECORDS + 60);
        DataStream<String> windows = window(more, "tumbling", TumblingEventTimeWindows.of(Duration.ofMillis(100)))
                .union(
                        window(
                                more,
                                "sliding",
                                SlidingEventTimeWindows.of(Duration.ofMillis(90), Duration.ofMillis(60))),
                        window(more, "sessions", EventTimeSessionWindows.withGap(Duration.ofMillis(40))),
                        more.keyBy(WritingTest::key)
                                .window(TumblingEventTimeWindows.of(Duration.ofMillis(300)))
                                .process(new Lists())
                                .uid("lists"));
        return windows.map(line -> "window " + line);
    }

    @ParameterizedTest
    @CsvSource({"1,hashmap,128,2", "2,rocksdb,8,7", "7,hashmap,1000,1"})
    void a_job_goes_on_with_what_was_written(int writers, String store, int maxParallelism, int parallelism)
            throws Exception {
        StreamExecutionEnvironment writing = StreamExecutionEnvironment.createLocalEnvironment(writers);
        String path = written(writing, store, maxParallelism);
        StreamExecutionEnvironment env = Shop.environment(parallelism, store, path);
        DataStream<Long> more = numbers(env, RECORDS, RECORDS + 60);
        DataStream<String> totals =
                more.keyBy(WritingTest::key).process(new Totals()).uid("totals").map(line -> "total " + line);
        DataStream<String> remembered =
                more.map(new Remembered()).uid("remembered").map(line -> "remembered " + line);
        DataStream<String> ruled =
                more.connect(more.broadcast(RULES)).process(new Ruled()).uid("ruled");
        Map<Boolean, List<String>> lines = new TreeMap<>();
        for (String each : all(totals.union(remembered, ruled, job(env, RECORDS))))
            lines.computeIfAbsent(each.startsWith("window "), _ -> new ArrayList<>())
                    .add(each);
        List<String> expected = new ArrayList<>();
        long sum = RECORDS * (RECORDS - 1) / 2;
        for (int key = 0; key < KEYS; key++) {
            int own = key;
            long total = LongStream.range(0, RECORDS + 60)
                    .filter(number -> number % KEYS == own)
                    .sum();
            expected.add("total key %d at %d: %d".formatted(key, 10_000 + key, total));
        }
        for (long last = RECORDS; last < RECORDS + 60; last++) expected.add("rule of " + (RECORDS - 5 + last % 5));
        List<String> others = lines.get(false);
        List<String> told =
                others.stream().filter(line -> line.startsWith("remembered")).toList();
        assertThat(others.stream().filter(line -> !line.startsWith("remembered")))
                .containsExactlyInAnyOrderElementsOf(expected);
        // Each subtask has its share of the list, and all elements of the union list.
        assertThat(told).hasSize(60).allMatch(line -> line.endsWith(" " + -sum));
        if (parallelism == 1) assertThat(told).allMatch(line -> line.startsWith("remembered " + sum));
        // A job that has processed all records itself has the same windows.
        StreamExecutionEnvironment whole = StreamExecutionEnvironment.createLocalEnvironment(2);
        assertThat(lines.get(true)).containsExactlyInAnyOrderElementsOf(all(job(whole, 0)));
    }

    @Test
    void batch_mode_writes_the_same() throws Exception {
        StreamExecutionEnvironment writing = StreamExecutionEnvironment.createLocalEnvironment(2);
        writing.setRuntimeMode(RuntimeExecutionMode.BATCH);
        String path = written(writing, "hashmap", 128);
        StreamExecutionEnvironment env = Shop.environment(3, "hashmap", path);
        env.configure(dev.millrace.api.config.Configuration.fromMap(
                Map.of("execution.state-recovery.ignore-unclaimed-state", "true")));
        StreamExecutionEnvironment whole = StreamExecutionEnvironment.createLocalEnvironment(2);
        assertThat(all(job(env, RECORDS))).containsExactlyInAnyOrderElementsOf(all(job(whole, 0)));
    }
}
