package dev.millrace.runtime.program;

import static dev.millrace.runtime.program.Programs.collect;
import static dev.millrace.runtime.program.Programs.environment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests complete programs: blocking code, changed records, results at the end of the input, and many programs at once.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class LifeTest {
    /// Blocks at each record until the other branch of the program has ended.
    private static final class Waiting implements MapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;
        private static final int RECORDS = 100_000;
        private static final CountDownLatch OTHERS = new CountDownLatch(RECORDS);

        @Override
        public Long map(Long value) throws InterruptedException {
            OTHERS.await();
            return -value;
        }
    }

    private static final class Counting implements MapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long map(Long value) {
            Waiting.OTHERS.countDown();
            return value;
        }
    }

    @Test
    void subtasks_that_block_do_not_keep_others_of_their_job_from_running() throws Exception {
        StreamExecutionEnvironment env = environment(6);
        DataStream<Long> slow = env.fromSequence(1, 60).rebalance().map(new Waiting());
        DataStream<Long> fast =
                env.fromSequence(1, Waiting.RECORDS).keyBy(n -> n % 7).map(new Counting());
        assertThat(collect(slow.union(fast))).hasSize(60 + Waiting.RECORDS);
    }

    /// Represents a mutable record.
    public static final class Box {
        public long number;

        static Box of(long number) {
            Box box = new Box();
            box.number = number;
            return box;
        }
    }

    /// Returns a stream that emits the same box repeatedly.
    private static DataStream<Box> reused(StreamExecutionEnvironment env) {
        return env.fromSequence(1, 100)
                .flatMap(
                        (n, out) -> {
                            Box box = new Box();
                            for (int i = 0; i < 5; i++) {
                                box.number = n * 5 + i;
                                out.collect(box);
                            }
                            box.number = -1;
                        },
                        TypeInformation.of(Box.class));
    }

    private static List<Long> numbers() {
        return LongStream.range(5, 505).boxed().toList();
    }

    /// Keeps boxes until the end, and changes its input.
    private static final class Keeping extends KeyedProcessFunction<Long, Box, Long> {
        private static final long serialVersionUID = 1L;
        private transient ListState<Box> boxes;

        @Override
        public void open(OpenContext context) {
            boxes = getRuntimeContext().getListState(new ListStateDescriptor<>("boxes", TypeInformation.of(Box.class)));
        }

        @Override
        public void processElement(Box box, Context context, Collector<Long> out) throws Exception {
            boxes.add(box);
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE - 1);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<Long> out) throws Exception {
            for (Box box : boxes.get()) out.collect(box.number);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void kept_records_stay_what_they_were_when_the_sender_changes_them(int parallelism) throws Exception {
        assertThat(collect(reused(environment(parallelism))
                        .keyBy(box -> box.number % 3)
                        .process(new Keeping())))
                .containsExactlyInAnyOrderElementsOf(numbers());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void two_branches_do_not_see_each_others_changes(int parallelism) throws Exception {
        DataStream<Box> boxes = reused(environment(parallelism));
        DataStream<Long> doubled = boxes.map(box -> {
                    box.number *= 2;
                    return box;
                })
                .returns(Box.class)
                .map(box -> box.number);
        DataStream<Long> negative = boxes.map(box -> {
                    box.number = -box.number;
                    return box;
                })
                .returns(Box.class)
                .rebalance()
                .map(box -> box.number);
        List<Long> expected = new ArrayList<>();
        for (long number : numbers()) expected.addAll(List.of(2 * number, -number));
        assertThat(collect(doubled.union(negative))).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static DataStream<Long> timed(StreamExecutionEnvironment env) {
        return env.fromSequence(0, 99)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Long>forBoundedOutOfOrderness(Duration.ofHours(1))
                        .withTimestampAssigner((n, _) -> n));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void the_end_of_the_input_fires_windows(int parallelism) throws Exception {
        assertThat(collect(timed(environment(parallelism))
                        .keyBy(n -> n % 2)
                        .window(TumblingEventTimeWindows.of(Duration.ofMillis(50)))
                        .reduce(Long::sum)))
                .containsExactlyInAnyOrder(600L, 625L, 1_850L, 1_875L);
    }

    private static final class FarAway extends KeyedProcessFunction<Long, Long, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Long value, Context context, Collector<String> out) {
            context.timerService().registerEventTimeTimer(1_000_000_000_000L + value % 2);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) {
            long watermark = context.timerService().currentWatermark();
            out.collect(
                    context.getCurrentKey() + " at " + timestamp + (watermark == Long.MAX_VALUE ? " in the end" : ""));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void the_end_of_the_input_fires_timers_once_for_each_time(int parallelism) throws Exception {
        assertThat(collect(timed(environment(parallelism)).keyBy(n -> n % 3).process(new FarAway())))
                .containsExactlyInAnyOrder(
                        "0 at 1000000000000 in the end",
                        "0 at 1000000000001 in the end",
                        "1 at 1000000000000 in the end",
                        "1 at 1000000000001 in the end",
                        "2 at 1000000000000 in the end",
                        "2 at 1000000000001 in the end");
    }

    @Test
    void environments_do_not_know_of_each_other() throws Exception {
        List<CloseableIterator<Long>> running = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            long factor = i;
            StreamExecutionEnvironment env = environment(1 + i % 3);
            if (i % 2 == 0) env.getConfig().enableObjectReuse();
            if (i % 4 == 0) env.disableOperatorChaining();
            running.add(env.fromSequence(1, 1_000)
                    .keyBy(n -> n % 10)
                    .map(n -> n * factor)
                    .executeAndCollect());
        }
        for (int i = 1; i <= 12; i++) {
            long sum = 0;
            try (var results = running.get(i - 1)) {
                while (results.hasNext()) sum += results.next();
            }
            assertThat(sum).isEqualTo(i * 500_500L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void batch_mode_gives_final_results_only(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        env.setRuntimeMode(RuntimeExecutionMode.BATCH);
        DataStream<Tuple2<Long, Long>> pairs =
                env.fromSequence(1, 100).map(n -> Tuple2.of(n % 3, n), Types.TUPLE(Types.LONG, Types.LONG));
        assertThat(collect(pairs.keyBy(pair -> pair.f0).reduce((one, two) -> Tuple2.of(one.f0, one.f1 + two.f1))))
                .containsExactlyInAnyOrder(Tuple2.of(0L, 1_683L), Tuple2.of(1L, 1_717L), Tuple2.of(2L, 1_650L));
        assertThat(collect(pairs.keyBy(pair -> pair.f0).max(1)))
                .extracting(pair -> pair.f1)
                .containsExactlyInAnyOrder(99L, 100L, 98L);
    }

    private static SingleOutputStreamOperator<Tuple2<Long, Long>> pairs(StreamExecutionEnvironment env, long first) {
        return env.fromSequence(first, first + 9).map(n -> Tuple2.of(n % 3, n));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void streams_are_united_before_their_types_are_known(boolean isGivenLater) throws Exception {
        StreamExecutionEnvironment env = environment(2);
        SingleOutputStreamOperator<Tuple2<Long, Long>> late = pairs(env, 0);
        DataStream<Tuple2<Long, Long>> both =
                late.union(pairs(env, 10).returns(Types.TUPLE(Types.LONG, Types.LONG)), pairs(env, 20));
        if (isGivenLater) late.returns(Types.TUPLE(Types.LONG, Types.LONG));

        List<Tuple2<Long, Long>> results = collect(both.keyBy(pair -> pair.f0).reduce((a, b) -> {
            a.f1 += b.f1;
            return a;
        }));
        assertThat(results)
                .hasSize(30)
                .contains(Tuple2.of(
                        0L, LongStream.range(0, 30).filter(n -> n % 3 == 0).sum()));
    }
}
