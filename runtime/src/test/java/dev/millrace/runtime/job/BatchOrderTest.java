package dev.millrace.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ExecutionOptions;
import dev.millrace.api.config.MemorySize;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.config.TaskManagerOptions;
import dev.millrace.api.process.KeyedBroadcastProcessFunction;
import dev.millrace.api.process.KeyedCoProcessFunction;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import dev.millrace.api.window.assigner.TumblingProcessingTimeWindows;
import dev.millrace.api.window.function.ProcessWindowFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests that batch mode processes one key after the other, each in order of time. All tests run with enough memory for
/// all records, with memory for a few records, and with memory for one record.
@ParameterizedClass
@ValueSource(strings = {"64 mb", "4 kb", "0 bytes"})
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class BatchOrderTest {
    private static final int KEYS = 13;
    private static final int PER_KEY = 20;
    private static final TypeInformation<Tuple2<Long, Long>> PAIR = Types.TUPLE(Types.LONG, Types.LONG);

    @Parameter
    private String memory = "";

    private StreamExecutionEnvironment environment(int parallelism) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.configure(new Configuration().set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.parse(memory)));
        env.setParallelism(parallelism);
        env.setRuntimeMode(RuntimeExecutionMode.BATCH);
        return env;
    }

    /// Creates shuffled pairs of key and time; the times of each key are 0, 100, …, 1900.
    private static DataStream<Tuple2<Long, Long>> shuffled(StreamExecutionEnvironment env, long seed) {
        List<Tuple2<Long, Long>> pairs = new ArrayList<>();
        for (long key = 0; key < KEYS; key++) for (long n = 0; n < PER_KEY; n++) pairs.add(Tuple2.of(key, n * 100));
        Collections.shuffle(pairs, new Random(seed));
        return env.fromData(pairs, PAIR)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Tuple2<Long, Long>>forMonotonousTimestamps()
                        .withTimestampAssigner((pair, _) -> pair.f1));
    }

    /// Returns what the keyed operator of each subtask has seen, in order.
    private static Map<Long, List<String>> bySubtask(List<Tuple2<Long, String>> seen) {
        Map<Long, List<String>> result = new HashMap<>();
        for (Tuple2<Long, String> each : seen)
            result.computeIfAbsent(each.f0, _ -> new ArrayList<>()).add(each.f1);
        return result;
    }

    private static List<String> expected(long key) {
        List<String> all = new ArrayList<>();
        for (int n = 0; n < PER_KEY; n++) all.add(key + "@" + n * 100 + " no watermark, " + n + " before");
        all.add(key + " event timer 50 of " + PER_KEY);
        all.add(key + " event timer 5000 of " + PER_KEY);
        all.add(key + " wall timer 7 of " + PER_KEY);
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void a_keyed_function_sees_key_after_key_in_order_of_time(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        Map<Long, List<String>> bySubtask = bySubtask(
                FirstJobsTest.collect(shuffled(env, 1).keyBy(pair -> pair.f0).process(new Telling())));
        int keys = 0;
        for (List<String> each : bySubtask.values()) {
            assertThat(each.size() % (PER_KEY + 3)).isZero();
            for (int at = 0; at < each.size(); at += PER_KEY + 3) {
                List<String> ofKey = each.subList(at, at + PER_KEY + 3);
                assertThat(ofKey)
                        .isEqualTo(expected(Long.parseLong(ofKey.getFirst().split("@")[0])));
                keys++;
            }
        }
        assertThat(keys).isEqualTo(KEYS);
    }

    private static final class Telling extends KeyedProcessFunction<Long, Tuple2<Long, Long>, Tuple2<Long, String>> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Tuple2<Long, Long> pair, Context context, Collector<Tuple2<Long, String>> out)
                throws Exception {
            long before = count.value() == null ? 0 : count.value();
            count.update(before + 1);
            boolean isAtStart = context.timerService().currentWatermark() == Long.MIN_VALUE;
            tell(pair.f0 + "@" + pair.f1 + (isAtStart ? " no" : " a") + " watermark, " + before + " before", out);
            context.timerService().registerEventTimeTimer(5_000);
            context.timerService().registerEventTimeTimer(50);
            context.timerService().registerProcessingTimeTimer(7);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<Tuple2<Long, String>> out)
                throws Exception {
            String domain = context.timeDomain() == TimeDomain.EVENT_TIME ? "event" : "wall";
            assertThat(context.timerService().currentWatermark()).isEqualTo(Long.MAX_VALUE);
            tell(context.getCurrentKey() + " " + domain + " timer " + timestamp + " of " + count.value(), out);
            // A timer that registers a timer must not run endlessly.
            context.timerService().registerEventTimeTimer(timestamp + 1);
            context.timerService().registerProcessingTimeTimer(timestamp + 1);
        }

        private void tell(String text, Collector<Tuple2<Long, String>> out) {
            out.collect(Tuple2.of((long) getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(), text));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void a_reduction_goes_in_order_of_time(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        DataStream<Tuple2<Long, Long>> reduced = shuffled(env, 2)
                .keyBy(pair -> pair.f0)
                // The function is not commutative: the last record counts if it follows its predecessor.
                .reduce((a, b) -> Tuple2.of(a.f0, a.f1 + 100 == b.f1 ? b.f1 : -1_000_000L));
        assertThat(FirstJobsTest.collect(reduced)).hasSize(KEYS).allMatch(pair -> pair.f1 == (PER_KEY - 1) * 100);
    }

    @Test
    void a_reduction_without_times_goes_in_order_of_arrival() throws Exception {
        DataStream<Tuple2<Long, Long>> reduced = environment(1)
                .fromSequence(0, 999)
                .map(n -> Tuple2.of(n % 10, n))
                .returns(PAIR)
                .keyBy(pair -> pair.f0)
                .reduce((a, b) -> Tuple2.of(a.f0, a.f1 + 10 == b.f1 ? b.f1 : -1_000_000L));
        assertThat(FirstJobsTest.collect(reduced)).hasSize(10).allMatch(pair -> pair.f1 == 990 + pair.f0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void windows_hold_their_records_in_order_of_time(int parallelism) throws Exception {
        DataStream<String> windows = shuffled(environment(parallelism), 3)
                .keyBy(pair -> pair.f0)
                .window(TumblingEventTimeWindows.of(Duration.ofMillis(500)))
                .process(new Listing());
        List<String> expected = new ArrayList<>();
        for (int key = 0; key < KEYS; key++)
            for (int start = 0; start < PER_KEY * 100; start += 500)
                expected.add(
                        "%d: %d %d %d %d %d".formatted(key, start, start + 100, start + 200, start + 300, start + 400));
        assertThat(FirstJobsTest.collect(windows)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static final class Listing extends ProcessWindowFunction<Tuple2<Long, Long>, String, Long, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(Long key, Context context, Iterable<Tuple2<Long, Long>> elements, Collector<String> out) {
            StringBuilder text = new StringBuilder(key + ":");
            for (Tuple2<Long, Long> each : elements) text.append(' ').append(each.f1);
            out.collect(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void two_keyed_inputs_are_merged_by_time(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        DataStream<String> merged = shuffled(env, 4)
                .keyBy(pair -> pair.f0)
                .connect(shuffled(env, 5).keyBy(pair -> pair.f0))
                .process(new Merging());
        List<String> results = FirstJobsTest.collect(merged);
        StringBuilder times = new StringBuilder();
        for (int n = 0; n < PER_KEY; n++)
            times.append(" a").append(n * 100).append(" b").append(n * 100);
        List<String> expected = new ArrayList<>();
        for (int key = 0; key < KEYS; key++) expected.add(key + times.toString());
        assertThat(results).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static final class Merging
            extends KeyedCoProcessFunction<Long, Tuple2<Long, Long>, Tuple2<Long, Long>, String> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<String> seen;

        @Override
        public void open(OpenContext context) {
            seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.STRING));
        }

        @Override
        public void processElement1(Tuple2<Long, Long> pair, Context context, Collector<String> out) throws Exception {
            see(" a" + pair.f1, context);
        }

        @Override
        public void processElement2(Tuple2<Long, Long> pair, Context context, Collector<String> out) throws Exception {
            see(" b" + pair.f1, context);
        }

        private void see(String text, Context context) throws Exception {
            seen.update((seen.value() == null ? "" : seen.value()) + text);
            context.timerService().registerEventTimeTimer(1);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
            out.collect(context.getCurrentKey() + seen.value());
        }
    }

    @Test
    void keyed_records_meet_everything_that_was_broadcast() throws Exception {
        MapStateDescriptor<Long, Long> rules = new MapStateDescriptor<>("rules", Types.LONG, Types.LONG);
        StreamExecutionEnvironment env = environment(2);
        DataStream<Long> counts = shuffled(env, 6)
                .keyBy(pair -> pair.f0)
                .connect(env.fromSequence(1, 5_000).broadcast(rules))
                .process(new CountingRules(rules));
        assertThat(FirstJobsTest.collect(counts)).hasSize(KEYS * PER_KEY).containsOnly(5_000L);
    }

    private static final class CountingRules
            extends KeyedBroadcastProcessFunction<Long, Tuple2<Long, Long>, Long, Long> {
        private static final long serialVersionUID = 1L;
        private final MapStateDescriptor<Long, Long> rules;

        CountingRules(MapStateDescriptor<Long, Long> rules) {
            this.rules = rules;
        }

        @Override
        public void processElement(Tuple2<Long, Long> pair, ReadOnlyContext context, Collector<Long> out)
                throws Exception {
            long count = 0;
            for (Map.Entry<Long, Long> _ : context.getBroadcastState(rules).immutableEntries()) count++;
            out.collect(count);
        }

        @Override
        public void processBroadcastElement(Long rule, Context context, Collector<Long> out) throws Exception {
            context.getBroadcastState(rules).put(rule, rule);
        }
    }

    @Test
    void windows_of_the_wall_clock_fire_at_the_end() throws Exception {
        DataStream<Tuple2<Long, Long>> counted = environment(2)
                .fromSequence(0, 99)
                .map(n -> Tuple2.of(n % 5, 1L))
                .returns(PAIR)
                .keyBy(pair -> pair.f0)
                .window(TumblingProcessingTimeWindows.of(Duration.ofDays(1_000)))
                .sum(1);
        assertThat(FirstJobsTest.collect(counted)).hasSize(5).allMatch(pair -> pair.f1 == 20);
    }

    @Test
    void sorting_can_be_turned_off() throws Exception {
        StreamExecutionEnvironment env = environment(1);
        env.configure(new Configuration().set(ExecutionOptions.SORT_INPUTS, false));
        List<Tuple2<Long, String>> seen =
                FirstJobsTest.collect(shuffled(env, 7).keyBy(pair -> pair.f0).process(new Telling()));
        assertThat(seen).hasSize(KEYS * (PER_KEY + 3));
        assertThat(seen.stream()
                        .filter(each -> each.f1.contains("event timer 50 "))
                        .toList())
                .hasSize(KEYS);
    }
}
