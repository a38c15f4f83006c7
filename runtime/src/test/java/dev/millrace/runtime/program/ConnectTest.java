package dev.millrace.runtime.program;

import static dev.millrace.runtime.program.Programs.collect;
import static dev.millrace.runtime.program.Programs.environment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.CoMapFunction;
import dev.millrace.api.process.CoProcessFunction;
import dev.millrace.api.process.KeyedCoProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichCoFlatMapFunction;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests operators over two streams of different types.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ConnectTest {
    private static final OutputTag<String> WORDS = new OutputTag<>("words", Types.STRING);

    private static final class Telling implements CoMapFunction<Long, String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String map1(Long number) {
            return "number " + number;
        }

        @Override
        public String map2(String word) {
            return "word " + word;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void a_co_map_takes_each_stream_by_its_own_method(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        List<String> results =
                collect(env.fromSequence(1, 100).connect(env.fromData("a", "b")).map(new Telling()));
        assertThat(results)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                LongStream.rangeClosed(1, 100).mapToObj(n -> "number " + n),
                                Stream.of("word a", "word b"))
                        .toList());
    }

    /// Emits the records of a key while the key is switched on.
    private static final class Switch extends RichCoFlatMapFunction<Long, Long, Long> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Boolean> isOn;

        @Override
        public void open(OpenContext context) {
            isOn = getRuntimeContext().getState(new ValueStateDescriptor<>("on", Types.BOOLEAN));
        }

        @Override
        public void flatMap1(Long data, Collector<Long> out) throws Exception {
            if (Boolean.TRUE.equals(isOn.value())) out.collect(data);
        }

        @Override
        public void flatMap2(Long control, Collector<Long> out) throws Exception {
            isOn.update(!Boolean.TRUE.equals(isOn.value()));
            out.collect(-control);
        }
    }

    private static DataStream<Long> read(StreamExecutionEnvironment env, Feed feed) {
        return env.fromSource(feed, WatermarkStrategy.noWatermarks(), "feed").returns(Long.class);
    }

    @Test
    void a_control_stream_switches_a_filter_for_its_key() throws Exception {
        Feed data = new Feed(1);
        Feed control = new Feed(1);
        StreamExecutionEnvironment env = environment(2);
        try (var results = read(env, data)
                .connect(read(env, control))
                .keyBy(n -> n % 10, n -> n % 10)
                .flatMap(new Switch())
                .executeAndCollect()) {
            control.send(0, 3);
            assertThat(results.next()).isEqualTo(-3);
            data.send(0, 11, 13, 21, 23);
            assertThat(results.next()).isEqualTo(13);
            assertThat(results.next()).isEqualTo(23);
            control.send(0, 3);
            assertThat(results.next()).isEqualTo(-3);
            data.send(0, 33, 31);
            data.end(0);
            control.end(0);
            assertThat(results.hasNext()).isFalse();
        }
    }

    private static final class Dividing extends CoProcessFunction<Long, String, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement1(Long number, Context context, Collector<Long> out) {
            out.collect(number);
        }

        @Override
        public void processElement2(String word, Context context, Collector<Long> out) {
            context.output(WORDS, word + " at " + context.timestamp());
        }
    }

    @Test
    void a_co_process_function_has_side_outputs_and_timestamps() throws Exception {
        StreamExecutionEnvironment env = environment(2);
        DataStream<String> words = env.fromData("a", "bb")
                .assignTimestampsAndWatermarks(WatermarkStrategy.<String>forMonotonousTimestamps()
                        .withTimestampAssigner((word, _) -> word.length()));
        var divided = env.fromSequence(1, 3).connect(words).process(new Dividing());
        assertThat(collect(divided.getSideOutput(WORDS))).containsExactlyInAnyOrder("a at 1", "bb at 2");
    }

    /// Sums the records of both inputs by key. Emits the sums when the watermarks of both streams have passed a time.
    private static final class Meeting extends KeyedCoProcessFunction<Long, Long, String, String> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Long> sum;
        private transient ValueState<String> words;

        @Override
        public void open(OpenContext context) {
            sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", Types.LONG));
            words = getRuntimeContext().getState(new ValueStateDescriptor<>("words", Types.STRING));
        }

        @Override
        public void processElement1(Long number, Context context, Collector<String> out) throws Exception {
            sum.update(number + (sum.value() == null ? 0 : sum.value()));
            context.timerService().registerEventTimeTimer(1_000);
        }

        @Override
        public void processElement2(String word, Context context, Collector<String> out) throws Exception {
            words.update(word);
            context.timerService().registerEventTimeTimer(1_000);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
            out.collect(context.getCurrentKey() + ":" + sum.value() + ":" + words.value() + ":" + timestamp);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void both_sides_of_a_key_share_state_and_timers(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        assertThat(collect(env.fromSequence(1, 100)
                        .connect(env.fromData("a", "bb", "cccc"))
                        .keyBy(n -> n % 4, word -> (long) word.length())
                        .process(new Meeting())))
                .containsExactlyInAnyOrder(
                        "0:1300:null:1000", "1:1225:a:1000", "2:1250:bb:1000", "3:1275:null:1000", "4:null:cccc:1000");
    }

    @Test
    void keys_of_different_types_are_refused() {
        StreamExecutionEnvironment env = environment(1);
        assertThatThrownBy(() -> env.fromSequence(1, 2)
                        .keyBy(n -> n)
                        .connect(env.fromData("a").keyBy(word -> word))
                        .process(new KeyedCoProcessFunction<Object, Long, String, String>() {
                            @Override
                            public void processElement1(Long value, Context context, Collector<String> out) {}

                            @Override
                            public void processElement2(String value, Context context, Collector<String> out) {}
                        }))
                .hasMessageContaining("Long")
                .hasMessageContaining("String");
    }
}
