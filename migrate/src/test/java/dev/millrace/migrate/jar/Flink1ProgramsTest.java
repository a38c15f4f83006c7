package dev.millrace.migrate.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs programs that were compiled against Flink 1.18.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class Flink1ProgramsTest {
    private static final String IMPORTS = """
        import java.util.*;
        import java.util.concurrent.*;
        import org.apache.flink.api.common.functions.*;
        import org.apache.flink.api.common.restartstrategy.RestartStrategies;
        import org.apache.flink.api.common.state.*;
        import org.apache.flink.api.common.typeinfo.*;
        import org.apache.flink.api.java.functions.KeySelector;
        import org.apache.flink.api.java.tuple.*;
        import org.apache.flink.api.java.utils.ParameterTool;
        import org.apache.flink.configuration.*;
        import org.apache.flink.runtime.state.*;
        import org.apache.flink.streaming.api.*;
        import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
        import org.apache.flink.streaming.api.datastream.*;
        import org.apache.flink.streaming.api.environment.*;
        import org.apache.flink.streaming.api.functions.*;
        import org.apache.flink.streaming.api.functions.co.*;
        import org.apache.flink.streaming.api.functions.sink.*;
        import org.apache.flink.streaming.api.functions.source.*;
        import org.apache.flink.streaming.api.functions.timestamps.*;
        import org.apache.flink.streaming.api.functions.windowing.*;
        import org.apache.flink.streaming.api.watermark.Watermark;
        import org.apache.flink.streaming.api.windowing.assigners.*;
        import org.apache.flink.streaming.api.windowing.evictors.*;
        import org.apache.flink.streaming.api.windowing.time.Time;
        import org.apache.flink.streaming.api.windowing.triggers.*;
        import org.apache.flink.streaming.api.windowing.windows.*;
        import org.apache.flink.util.Collector;
        """;

    @TempDir
    private Path directory;

    private Object run(int parallelism, String body) throws Exception {
        String source = "package old;\n" + IMPORTS + "public class Program {\n"
                + """
                static final Queue<String> OUT = new ConcurrentLinkedQueue<>();

                static List<String> sorted() {
                    List<String> all = new ArrayList<>(OUT);
                    Collections.sort(all);
                    return all;
                }

                static class Out<T> extends RichSinkFunction<T> {
                    private transient boolean isOpen;
                    @Override public void open(Configuration parameters) throws Exception {
                        super.open(parameters);
                        isOpen = true;
                    }
                    @Override public void invoke(T value, SinkFunction.Context context) {
                        if (isOpen) OUT.add(value.toString());
                    }
                }

                static class Readings extends RichParallelSourceFunction<Tuple2<String, Long>> {
                    private volatile boolean isRunning = true;
                    @Override public void run(SourceContext<Tuple2<String, Long>> ctx) {
                        int step = getRuntimeContext().getNumberOfParallelSubtasks();
                        for (long i = getRuntimeContext().getIndexOfThisSubtask(); i < 100 && isRunning; i += step) {
                            synchronized (ctx.getCheckpointLock()) { ctx.collect(Tuple2.of("k" + i % 3, i)); }
                        }
                    }
                    @Override public void cancel() { isRunning = false; }
                }

                static StreamExecutionEnvironment environment() {
                    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
                    env.setParallelism(PARALLELISM);
                    return env;
                }
                """.replace("PARALLELISM", "" + parallelism)
                + body + "}\n";
        CompiledProgram program = CompiledProgram.ofFlink1(directory, Map.of("old.Program", source));
        try (JobClassLoader loader = program.loader()) {
            assertThat(ProgramCheck.of(loader, "old.Program")).isEmpty();
            return CompiledProgram.call(loader, "old.Program", "run");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void sources_extractors_time_windows_and_sinks(int parallelism) throws Exception {
        assertThat(run(parallelism, """
            static class Extractor extends BoundedOutOfOrdernessTimestampExtractor<Tuple2<String, Long>> {
                Extractor() { super(Time.milliseconds(50)); }
                @Override public long extractTimestamp(Tuple2<String, Long> reading) { return reading.f1; }
            }

            public static List<String> run() throws Exception {
                StreamExecutionEnvironment env = environment();
                env.setStreamTimeCharacteristic(TimeCharacteristic.EventTime);
                env.setRestartStrategy(RestartStrategies.fixedDelayRestart(
                        3, org.apache.flink.api.common.time.Time.of(10, TimeUnit.SECONDS)));
                env.enableCheckpointing(60_000, CheckpointingMode.EXACTLY_ONCE);
                env.getCheckpointConfig().enableExternalizedCheckpoints(
                        CheckpointConfig.ExternalizedCheckpointCleanup.RETAIN_ON_CANCELLATION);
                env.getCheckpointConfig().setCheckpointStorage("file:///tmp/none");
                env.getConfig().registerKryoType(StringBuilder.class);
                env.addSource(new Readings(), "readings")
                        .assignTimestampsAndWatermarks(new Extractor())
                        .keyBy(0)
                        .timeWindow(Time.milliseconds(50))
                        .sum(1)
                        .addSink(new Out<>());
                env.execute("windows");
                return sorted();
            }
            """))
                .isEqualTo(List.of("(k0,1275)", "(k0,408)", "(k1,1192)", "(k1,425)", "(k2,1258)", "(k2,392)"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void joins_by_window_and_interval_with_lateness_and_punctuated_watermarks(int parallelism) throws Exception {
        assertThat(run(parallelism, """
            static class Each implements AssignerWithPunctuatedWatermarks<Tuple2<String, Long>> {
                @Override public Watermark checkAndGetNextWatermark(Tuple2<String, Long> last, long timestamp) {
                    return new Watermark(timestamp - 10);
                }
                @Override public long extractTimestamp(Tuple2<String, Long> reading, long before) {
                    return reading.f1;
                }
            }

            static KeyedStream<Tuple2<String, Long>, String> readings(StreamExecutionEnvironment env) {
                return env.addSource(new Readings(), TypeInformation.of(new TypeHint<Tuple2<String, Long>>() {}))
                        .filter(reading -> reading.f1 < 10)
                        .assignTimestampsAndWatermarks(new Each())
                        .keyBy(reading -> reading.f0);
            }

            public static List<String> run() throws Exception {
                StreamExecutionEnvironment env = environment();
                DataStream<String> joined = readings(env).join(readings(env))
                        .where(reading -> reading.f0)
                        .equalTo(reading -> reading.f0)
                        .window(TumblingEventTimeWindows.of(Time.milliseconds(5)))
                        .allowedLateness(Time.seconds(1))
                        .apply(new JoinFunction<Tuple2<String, Long>, Tuple2<String, Long>, String>() {
                            @Override public String join(Tuple2<String, Long> a, Tuple2<String, Long> b) {
                                return a.f0 + " " + a.f1 + "+" + b.f1;
                            }
                        });
                joined.filter(pair -> pair.startsWith("k0")).addSink(new Out<>());
                readings(env).intervalJoin(readings(env))
                        .between(Time.milliseconds(3), Time.milliseconds(3))
                        .process(new ProcessJoinFunction<Tuple2<String, Long>, Tuple2<String, Long>, String>() {
                            @Override public void processElement(
                                    Tuple2<String, Long> a, Tuple2<String, Long> b, Context ctx, Collector<String> out) {
                                out.collect(a.f0 + " " + a.f1 + "->" + b.f1);
                            }
                        })
                        .filter(pair -> pair.startsWith("k1"))
                        .addSink(new Out<>());
                env.execute();
                return sorted();
            }
            """))
                .isEqualTo(List.of(
                        "k0 0+0", "k0 0+3", "k0 3+0", "k0 3+3", "k0 6+6", "k0 6+9", "k0 9+6", "k0 9+9", "k1 1->4",
                        "k1 4->7"));
    }

    private static final String STATE_AND_PARAMETERS = """
        static class Counting extends RichFlatMapFunction<Tuple2<String, Long>, String> {
            private transient ValueState<Integer> count;
            private transient String suffix;

            @Override public void open(Configuration parameters) {
                ValueStateDescriptor<Integer> state = new ValueStateDescriptor<>("count", Integer.class);
                state.enableTimeToLive(StateTtlConfig.newBuilder(org.apache.flink.api.common.time.Time.hours(1)).build());
                count = getRuntimeContext().getState(state);
                suffix = ((ParameterTool) getRuntimeContext().getExecutionConfig().getGlobalJobParameters())
                        .get("suffix");
            }

            @Override public void flatMap(Tuple2<String, Long> reading, Collector<String> out) throws Exception {
                int next = count.value() == null ? 1 : count.value() + 1;
                count.update(next);
                if (next == 33) out.collect(reading.f0 + suffix);
            }
        }

        static class Late extends RichSourceFunction<Long> implements CheckpointedFunction {
            private transient ListState<Long> position;
            private long first;

            @Override public void initializeState(FunctionInitializationContext context) throws Exception {
                position = context.getOperatorStateStore().getListState(
                        new ListStateDescriptor<>("position", Long.class));
                for (long each : position.get()) first = each;
                if (context.isRestored()) throw new IllegalStateException("nothing to restore");
            }
            @Override public void snapshotState(FunctionSnapshotContext context) throws Exception {}
            @Override public void run(SourceContext<Long> ctx) {
                ctx.collectWithTimestamp(first, 7);
                ctx.emitWatermark(new Watermark(7));
                ctx.markAsTemporarilyIdle();
            }
            @Override public void cancel() {}
        }

        public static List<String> run() throws Exception {
            StreamExecutionEnvironment env = environment();
            env.getConfig().setGlobalJobParameters(ParameterTool.fromArgs(new String[] {"--suffix", "!"}));
            env.addSource(new Readings()).keyBy("f0").flatMap(new Counting()).addSink(new Out<>());
            env.addSource(new Late())
                    .process(new ProcessFunction<Long, String>() {
                        @Override public void processElement(Long value, Context ctx, Collector<String> out) {
                            out.collect(value + " at " + ctx.timestamp());
                        }
                    })
                    .addSink(new Out<>());
            Configuration settings = new Configuration();
            settings.setInteger("answer", 42);
            settings.setBoolean(ConfigOptions.key("true").booleanType().defaultValue(false), true);
            OUT.add(settings.getInteger("answer", 1) + " " + settings.getBoolean("true", false)
                    + " " + settings.getLong("none", 5));
            env.addSource(new Readings()).addSink(new DiscardingSink<>());
            env.execute();
            return sorted();
        }
        """;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void rich_functions_are_opened_with_a_configuration_and_have_their_state_and_parameters(int parallelism)
            throws Exception {
        assertThat(run(parallelism, STATE_AND_PARAMETERS))
                .isEqualTo(List.of("0 at 7", "42 true 5", "k0!", "k1!", "k2!"));
    }

    private static final String WORD_COUNT = """
        package old;

        import java.util.*;
        import org.apache.flink.api.common.functions.*;
        import org.apache.flink.api.common.operators.Order;
        import org.apache.flink.api.common.operators.base.JoinOperatorBase.JoinHint;
        import org.apache.flink.api.java.*;
        import org.apache.flink.api.java.aggregation.Aggregations;
        import org.apache.flink.api.java.operators.*;
        import org.apache.flink.api.java.tuple.*;
        import org.apache.flink.api.java.utils.MultipleParameterTool;
        import org.apache.flink.configuration.Configuration;
        import org.apache.flink.core.fs.FileSystem.WriteMode;
        import org.apache.flink.util.Collector;

        public class WordCount {
            public static final class Tokenizer implements FlatMapFunction<String, Tuple2<String, Integer>> {
                @Override
                public void flatMap(String line, Collector<Tuple2<String, Integer>> out) {
                    for (String word : line.toLowerCase().split("\\\\W+")) {
                        if (!word.isEmpty()) out.collect(new Tuple2<>(word, 1));
                    }
                }
            }

            static final class Longest extends RichGroupReduceFunction<Tuple2<String, Integer>, String> {
                private transient int least;
                @Override public void open(Configuration parameters) { least = 2; }
                @Override public void reduce(Iterable<Tuple2<String, Integer>> all, Collector<String> out) {
                    for (Tuple2<String, Integer> each : all) if (each.f1 >= least) out.collect(each.f0);
                }
            }

            public static List<Object> run() throws Exception {
                String path = WordCount.class.getResource("/text").getPath();
                MultipleParameterTool parameters =
                        MultipleParameterTool.fromArgs(new String[] {"--input", path});
                ExecutionEnvironment env = ExecutionEnvironment.getExecutionEnvironment();
                env.setParallelism(PARALLELISM);
                env.getConfig().setGlobalJobParameters(parameters);
                DataSet<String> text = env.readTextFile(parameters.get("input"));
                AggregateOperator<Tuple2<String, Integer>> counts =
                        text.flatMap(new Tokenizer()).name("words").groupBy(0).sum(1);
                counts.writeAsCsv(path + ".csv", "\\n", " ", WriteMode.OVERWRITE).setParallelism(1);
                env.execute("WordCount Example");
                List<Object> results = new ArrayList<>();
                results.add(counts.count());
                results.add(counts.sortPartition(1, Order.DESCENDING).setParallelism(1)
                        .groupBy(1).reduceGroup(new Longest()).distinct().collect().stream().sorted().toArray().length);
                DataSource<Tuple2<Integer, String>> names =
                        env.fromElements(Tuple2.of(1, "once"), Tuple2.of(2, "twice"));
                JoinOperator.EquiJoin<Tuple2<String, Integer>, Tuple2<Integer, String>, String> joined = counts
                        .filter(count -> count.f0.length() == 2)
                        .join(names, JoinHint.BROADCAST_HASH_SECOND)
                        .where(1)
                        .equalTo(0)
                        .with(new JoinFunction<Tuple2<String, Integer>, Tuple2<Integer, String>, String>() {
                            @Override public String join(Tuple2<String, Integer> a, Tuple2<Integer, String> b) {
                                return a.f0 + " " + b.f1;
                            }
                        });
                List<String> lines = joined.union(env.fromCollection(Arrays.asList("end"))).collect();
                Collections.sort(lines);
                results.addAll(lines);
                results.addAll(counts.aggregate(Aggregations.MAX, 1).map(count -> count.f1).collect());
                results.add(text.leftOuterJoin(names)
                        .where(line -> 7)
                        .equalTo(name -> name.f0)
                        .with((line, name) -> name == null ? 1 : 0)
                        .returns(Integer.class)
                        .reduce((a, b) -> a + b)
                        .collect());
                return results;
            }
        }
        """;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @SuppressWarnings("unchecked")
    void the_batch_word_count(int parallelism) throws Exception {
        Path text = directory.resolve("text");
        Files.writeString(text, "To be, or not to be,--that is the question:--\n\nWhether 'tis nobler in the mind");
        CompiledProgram program = CompiledProgram.ofFlink1(
                directory, Map.of("old.WordCount", WORD_COUNT.replace("PARALLELISM", "" + parallelism)));
        try (JobClassLoader loader = program.loader()) {
            assertThat(ProgramCheck.of(loader, "old.WordCount")).isEmpty();
            assertThat((List<Object>) CompiledProgram.call(loader, "old.WordCount", "run"))
                    .containsExactly(
                            13L, 3, "be twice", "end", "in once", "is once", "or once", "to twice", 2, List.of(3));
        }
        assertThat(Files.readAllLines(directory.resolve("text.csv")))
                .hasSize(13)
                .contains("to 2", "the 2", "mind 1");
    }

    @Test
    void a_function_that_runs_for_ever_ends_when_enough_was_collected() throws Exception {
        assertThat(run(1, """
            static class Ticks implements SourceFunction<Long> {
                private volatile boolean isRunning = true;
                @Override public void run(SourceContext<Long> ctx) throws Exception {
                    long next = 0;
                    while (isRunning) ctx.collect(next++);
                    OUT.add("ended");
                }
                @Override public void cancel() { isRunning = false; }
            }

            public static List<Long> run() throws Exception {
                Iterator<Long> ticks = DataStreamUtils.collect(environment().addSource(new Ticks()));
                return Arrays.asList(ticks.next(), ticks.next(), ticks.next());
            }
            """)).isEqualTo(List.of(0L, 1L, 2L));
    }

    @Test
    void sinks_of_1_18_serializers_and_slot_sizes_are_those_of_today() throws Exception {
        assertThat(run(1, """
            static class Plus implements org.apache.flink.api.connector.sink2.StatefulSink<Long, Long> {
                @Override public StatefulSinkWriter<Long, Long> createWriter(InitContext context) {
                    return new Writer(context.getSubtaskId() + context.getNumberOfParallelSubtasks());
                }
                @Override public StatefulSinkWriter<Long, Long> restoreWriter(
                        InitContext context, Collection<Long> states) {
                    return createWriter(context);
                }
                @Override public org.apache.flink.core.io.SimpleVersionedSerializer<Long> getWriterStateSerializer() {
                    return null;
                }
            }

            static class Writer
                    implements org.apache.flink.api.connector.sink2.StatefulSink.StatefulSinkWriter<Long, Long> {
                private final long plus;
                Writer(long plus) { this.plus = plus; }
                @Override public void write(Long value, Context context) { OUT.add("" + (value + plus)); }
                @Override public void flush(boolean isEnd) {}
                @Override public void close() {}
                @Override public List<Long> snapshotState(long checkpoint) { return List.of(); }
            }

            static class Words extends org.apache.flink.api.common.typeinfo.TypeInformation<String> {
                @Override public boolean isBasicType() { return true; }
                @Override public boolean isTupleType() { return false; }
                @Override public int getArity() { return 1; }
                @Override public int getTotalFields() { return 1; }
                @Override public Class<String> getTypeClass() { return String.class; }
                @Override public boolean isKeyType() { return true; }
                @Override public org.apache.flink.api.common.typeutils.TypeSerializer<String> createSerializer(
                        org.apache.flink.api.common.ExecutionConfig config) {
                    return org.apache.flink.api.common.typeinfo.Types.STRING.createSerializer(config);
                }
                @Override public String toString() { return "words"; }
                @Override public boolean equals(Object other) { return other instanceof Words; }
                @Override public int hashCode() { return 1; }
                @Override public boolean canEqual(Object other) { return other instanceof Words; }
            }

            public static List<String> run() throws Exception {
                StreamExecutionEnvironment env = environment();
                env.fromElements("4", "5").returns(new Words()).map(Long::valueOf).sinkTo(new Plus());
                env.execute("plus");
                return sorted();
            }
            """)).isEqualTo(List.of("5", "6"));
    }

    @Test
    void sizes_of_a_slot_sharing_group_are_optional() throws Exception {
        assertThat(run(1, """
            public static List<String> run() {
                org.apache.flink.api.common.operators.SlotSharingGroup group =
                        org.apache.flink.api.common.operators.SlotSharingGroup.newBuilder("g")
                                .setCpuCores(2)
                                .setTaskHeapMemoryMB(64)
                                .build();
                return List.of("" + group.getCpuCores().get(), "" + group.getTaskHeapMemory().isPresent());
            }
            """)).isEqualTo(List.of("2.0", "true"));
    }
}
