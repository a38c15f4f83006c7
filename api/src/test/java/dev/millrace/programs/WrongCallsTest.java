package dev.millrace.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.CoreOptions;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.config.UnmodifiableConfiguration;
import dev.millrace.api.execution.CheckpointConfig;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.fs.Path;

import dev.millrace.api.process.KeyedCoProcessFunction;
import dev.millrace.api.process.ProcessJoinFunction;
import dev.millrace.api.process.RichReduceFunction;
import dev.millrace.api.source.library.NumberSequenceSource;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.GenericTypeInfo;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.TimestampedValue;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import dev.millrace.base.fault.CodedException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Tests that calls that Flink rejects throw the exceptions that programs for Flink expect, with a code of Millrace.
class WrongCallsTest {
    private static final StreamExecutionEnvironment ENVIRONMENT = StreamExecutionEnvironment.createLocalEnvironment(2);
    private static final DataStream<Tuple2<String, Integer>> WORDS = ENVIRONMENT.fromData(Tuple2.of("a", 1));

    private record Wrong(String what, ThrowingCallable call) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Wrong wrong(String what, ThrowingCallable call) {
        return new Wrong(what, call);
    }

    static final List<Wrong> ARGUMENTS = List.of(
            wrong("parallelism", () -> new ExecutionConfig().setParallelism(0)),
            wrong("maximum parallelism", () -> new ExecutionConfig().setMaxParallelism(40_000)),
            wrong("parallelism of a step", () -> WORDS.map(word -> word.f1).setParallelism(-5)),
            wrong(
                    "maximum parallelism of a step",
                    () -> WORDS.map(word -> word.f1).setMaxParallelism(-5)),
            wrong("buffer timeout", () -> WORDS.map(word -> word.f1).setBufferTimeout(-2)),
            wrong("uid hash", () -> WORDS.map(word -> word.f1).setUidHash("no hash")),
            wrong("checkpoints at once", () -> new CheckpointConfig().setMaxConcurrentCheckpoints(0)),
            wrong("no elements", () -> ENVIRONMENT.fromData(new String[0])),
            wrong("an element that is null", () -> ENVIRONMENT.fromData(Arrays.asList("a", null))),
            wrong("a projection of no fields", () -> WORDS.project()),
            wrong("an option's value", () -> {
                Configuration wrong = Configuration.fromMap(Map.of(CoreOptions.DEFAULT_PARALLELISM.key(), "many"));
                wrong.get(CoreOptions.DEFAULT_PARALLELISM);
            }),
            wrong("a path", () -> new Path("")),
            wrong("a window's size", () -> TumblingEventTimeWindows.of(Duration.ZERO)),
            wrong("a sequence", () -> new NumberSequenceSource(2, 1)),
            wrong(
                    "an interval",
                    () -> WORDS.keyBy(word -> word.f0)
                            .intervalJoin(WORDS.keyBy(word -> word.f0))
                            .between(Duration.ofSeconds(2), Duration.ofSeconds(1))
                            .process(new Pairs())),
            wrong(
                    "a lateness",
                    () -> WORDS.keyBy(word -> word.f0)
                            .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                            .allowedLateness(Duration.ofSeconds(-1))));

    static final List<Wrong> STATES = List.of(
            wrong(
                    "a job of nothing",
                    () -> StreamExecutionEnvironment.createLocalEnvironment(1).execute()),
            wrong("no timestamp", () -> new TimestampedValue<>("a").getTimestamp()));

    static final List<Wrong> UNSUPPORTED = List.of(
            wrong("a key function without keys", () -> WORDS.connect(WORDS).process(new KeyedFunction())),
            wrong(
                    "another partitioning of keys",
                    () -> WORDS.keyBy(word -> word.f0).rebalance()),
            wrong("a side output with two types", () -> {
                var counted = WORDS.map(word -> word.f1);
                counted.getSideOutput(new OutputTag<>("late", Types.STRING));
                counted.getSideOutput(new OutputTag<>("late", Types.INT));
            }),
            wrong(
                    "a rich function in a window",
                    () -> WORDS.keyBy(word -> word.f0)
                            .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                            .reduce(new Sum())),
            wrong(
                    "a change of what is read only",
                    () -> new UnmodifiableConfiguration(new Configuration()).set(PipelineOptions.NAME, "job")),
            wrong("generic types that are forbidden", () -> {
                ExecutionConfig strict =
                        new ExecutionConfig(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
                new GenericTypeInfo<>(Thread.class).createSerializer(strict.getSerializerConfig());
            }));

    static final List<Wrong> NULLS = List.of(
            wrong("a source", () -> ENVIRONMENT.fromSource(null, WatermarkStrategy.noWatermarks(), "source")),
            wrong(
                    "a key selector",
                    () -> WORDS.keyBy((dev.millrace.api.function.KeySelector<Tuple2<String, Integer>, String>) null)),
            wrong("a tag", () -> new OutputTag<>(null, Types.STRING)));

    @ParameterizedTest
    @FieldSource("ARGUMENTS")
    void wrong_arguments_are_illegal_arguments(Wrong wrong) {
        assertThatThrownBy(wrong.call)
                .isInstanceOf(IllegalArgumentException.class)
                .isInstanceOf(CodedException.class);
    }

    @ParameterizedTest
    @FieldSource("STATES")
    void calls_at_the_wrong_time_are_illegal_states(Wrong wrong) {
        assertThatThrownBy(wrong.call).isInstanceOf(IllegalStateException.class).isInstanceOf(CodedException.class);
    }

    @ParameterizedTest
    @FieldSource("UNSUPPORTED")
    void calls_that_are_not_offered_are_unsupported(Wrong wrong) {
        assertThatThrownBy(wrong.call)
                .isInstanceOf(UnsupportedOperationException.class)
                .satisfies(thrown -> assertThat(CodedException.of(thrown)).isNotNull());
    }

    @ParameterizedTest
    @FieldSource("NULLS")
    void nulls_are_null_pointers(Wrong wrong) {
        assertThatThrownBy(wrong.call).isInstanceOf(NullPointerException.class);
    }

    private static final class KeyedFunction
            extends KeyedCoProcessFunction<String, Tuple2<String, Integer>, Tuple2<String, Integer>, String> {
        @Override
        public void processElement1(Tuple2<String, Integer> word, Context context, Collector<String> out) {}

        @Override
        public void processElement2(Tuple2<String, Integer> word, Context context, Collector<String> out) {}
    }

    private static final class Pairs
            extends ProcessJoinFunction<Tuple2<String, Integer>, Tuple2<String, Integer>, String> {
        @Override
        public void processElement(
                Tuple2<String, Integer> left, Tuple2<String, Integer> right, Context context, Collector<String> out) {}
    }

    private static final class Sum extends RichReduceFunction<Tuple2<String, Integer>> {
        @Override
        public Tuple2<String, Integer> reduce(Tuple2<String, Integer> one, Tuple2<String, Integer> two) {
            return one;
        }
    }
}
