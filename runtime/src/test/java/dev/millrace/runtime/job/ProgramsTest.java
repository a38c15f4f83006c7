package dev.millrace.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.AsyncDataStream;
import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.accumulator.IntCounter;
import dev.millrace.api.async.AsyncFunction;
import dev.millrace.api.async.ResultFuture;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.config.StateBackendOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.process.BroadcastProcessFunction;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.Collector;
import dev.millrace.runtime.job.deploy.StateRoom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests programs that show what users rely on: clear failures, blocking code, side outputs, state and modes.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ProgramsTest {
    private static final OutputTag<Long> ODD = new OutputTag<>("odd", Types.LONG);

    private static StreamExecutionEnvironment environment(int parallelism) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        return env;
    }

    private static <T> List<T> collect(DataStream<T> stream) throws Exception {
        return FirstJobsTest.collect(stream);
    }

    @Test
    void a_null_key_is_the_fault_of_the_key_selector_and_not_of_the_source() {
        StreamExecutionEnvironment env = environment(1);
        env.fromSequence(1, 3)
                .keyBy(n -> n == 2 ? null : n.toString(), Types.STRING)
                .map(n -> n)
                .sinkTo(new DiscardingSink<>());

        assertThatThrownBy(() -> env.execute("failing"))
                .hasMessageContaining("MR-5102 The key selector after 'Source: Sequence Source'")
                .hasMessageContaining("record 2")
                .hasMessageContaining("Return a key for this record");
    }

    @Test
    void who_sets_timers_without_a_key_is_told_to_call_key_by() {
        StreamExecutionEnvironment env = environment(1);
        env.fromSequence(1, 3)
                .process(new ProcessFunction<Long, Long>() {
                    @Override
                    public void processElement(Long value, Context context, Collector<Long> out) {
                        context.timerService().registerProcessingTimeTimer(value);
                    }
                })
                .name("alarm")
                .sinkTo(new DiscardingSink<>());

        assertThatThrownBy(() -> env.execute("failing"))
                .hasMessageContaining("MR-5102")
                .hasMessageContaining("Call keyBy(…) before 'alarm'")
                .hasRootCauseInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void an_exception_in_user_code_names_operator_record_and_line() {
        StreamExecutionEnvironment env = environment(2);
        env.fromSequence(1, 100)
                .map(n -> 100 / (n - 42))
                .name("divide")
                .setParallelism(1)
                .sinkTo(new DiscardingSink<>());

        assertThatThrownBy(() -> env.execute("failing"))
                .hasStackTraceContaining("MR-5102")
                .hasStackTraceContaining("'divide'")
                .hasStackTraceContaining("java.lang.ArithmeticException")
                .hasStackTraceContaining("record 42")
                .hasStackTraceContaining("ProgramsTest.java:");
    }

    @Test
    void a_job_of_nothing_is_refused() {
        StreamExecutionEnvironment env = environment(1);
        assertThatThrownBy(() -> env.execute("empty")).hasMessageContaining("MR-2213");
    }

    @Test
    void an_unknown_state_backend_is_refused_and_forst_is_rocksdb() throws Exception {
        StreamExecutionEnvironment env = environment(1);
        env.configure(new Configuration().set(StateBackendOptions.STATE_BACKEND, "paper"));
        env.fromData(1).sinkTo(new DiscardingSink<>());
        assertThatThrownBy(() -> env.execute("unknown")).hasMessageContainingAll("MR-4041", "'paper'");

        StreamExecutionEnvironment known = environment(1);
        known.configure(new Configuration().set(StateBackendOptions.STATE_BACKEND, "forst"));
        known.fromData(1).sinkTo(new DiscardingSink<>());
        known.execute("known");
        assertThat(StateRoom.name("org.apache.flink.state.forst.ForStStateBackendFactory"))
                .isEqualTo("rocksdb");
    }

    @Test
    void parallelism_of_zero_is_refused_where_it_is_set() {
        StreamExecutionEnvironment env = environment(1);
        assertThatThrownBy(() -> env.fromSequence(1, 2).map(n -> n).setParallelism(0))
                .hasMessageContaining("parallelism 0");
    }

    @Test
    void a_blocking_map_holds_up_nobody_else() throws Exception {
        CountDownLatch fastDone = Blocking.FAST_DONE;
        StreamExecutionEnvironment slowEnv = environment(4);
        slowEnv.fromSequence(1, 4).map(new Blocking()).sinkTo(new DiscardingSink<>());
        JobClient slow = slowEnv.executeAsync("slow");

        assertThat(collect(environment(2).fromSequence(1, 1_000).map(n -> n + 1)))
                .hasSize(1_000);
        assertThat(slow.getJobStatus().get()).isNotEqualTo(JobStatus.FINISHED);
        fastDone.countDown();
        slow.getJobExecutionResult().get();
        assertThat(slow.getJobStatus().get()).isEqualTo(JobStatus.FINISHED);
    }

    private static final class Blocking extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;
        private static final CountDownLatch FAST_DONE = new CountDownLatch(1);

        @Override
        public Long map(Long value) throws InterruptedException {
            FAST_DONE.await();
            return value;
        }
    }

    @Test
    void an_unbounded_job_is_cancelled_even_in_blocking_code() throws Exception {
        StreamExecutionEnvironment env = environment(2);
        CountDownLatch never = Sleeping.NEVER;
        env.fromSequence(1, Long.MAX_VALUE).map(new Sleeping()).sinkTo(new DiscardingSink<>());
        JobClient client = env.executeAsync("endless");
        Sleeping.INSIDE.await();
        client.cancel().get();
        assertThat(client.getJobStatus().get()).isEqualTo(JobStatus.CANCELED);
        assertThat(never.getCount()).isEqualTo(1);
    }

    private static final class Sleeping extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;
        private static final CountDownLatch NEVER = new CountDownLatch(1);
        private static final CountDownLatch INSIDE = new CountDownLatch(2);

        @Override
        public Long map(Long value) throws InterruptedException {
            INSIDE.countDown();
            NEVER.await();
            return value;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void side_outputs_get_what_was_tagged(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        SingleOutputStreamOperator<Long> even = env.fromSequence(1, 1_000).process(new Split());
        List<Long> odd = collect(even.getSideOutput(ODD));
        assertThat(odd).hasSize(500).allMatch(n -> n % 2 == 1).doesNotHaveDuplicates();
    }

    private static final class Split extends ProcessFunction<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Long value, Context context, Collector<Long> out) {
            if (value % 2 == 0) out.collect(value);
            else context.output(ODD, value);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void keyed_state_and_timers_belong_to_their_key(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        List<String> results = collect(env.fromSequence(0, 999)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((n, _) -> n))
                .keyBy(n -> n % 10)
                .process(new CountAtEnd()));
        assertThat(results).hasSize(10).contains("0:100", "9:100");
    }

    private static final class CountAtEnd extends KeyedProcessFunction<Long, Long, String> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Long value, Context context, Collector<String> out) throws Exception {
            Long before = count.value();
            count.update(before == null ? 1 : before + 1);
            context.timerService().registerEventTimeTimer(5_000);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
            out.collect(context.getCurrentKey() + ":" + count.value());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAMING", "BATCH", "AUTOMATIC"})
    void bounded_sums_end_alike_in_every_mode(RuntimeExecutionMode mode) throws Exception {
        StreamExecutionEnvironment env = environment(2);
        env.setRuntimeMode(mode);
        List<Tuple2<Long, Long>> sums = collect(env.fromSequence(1, 100)
                .map(n -> Tuple2.of(n % 4, n))
                .returns(Types.TUPLE(Types.LONG, Types.LONG))
                .keyBy(pair -> pair.f0)
                .sum(1));
        if (mode == RuntimeExecutionMode.STREAMING) assertThat(sums).hasSize(100);
        else assertThat(sums).hasSize(4);
        assertThat(sums)
                .contains(Tuple2.of(0L, 1300L), Tuple2.of(1L, 1225L), Tuple2.of(2L, 1250L), Tuple2.of(3L, 1275L));
    }

    @Test
    void a_broadcast_rule_reaches_every_subtask() throws Exception {
        StreamExecutionEnvironment env = environment(4);
        MapStateDescriptor<String, Long> rules = new MapStateDescriptor<>("rules", Types.STRING, Types.LONG);
        List<Long> subtasks = collect(env.fromSequence(1, 8)
                .connect(env.fromData(10L).broadcast(rules))
                .process(new Rules(rules)));
        assertThat(new HashSet<>(subtasks)).isEqualTo(Set.of(0L, 1L, 2L, 3L));
    }

    private static final class Rules extends BroadcastProcessFunction<Long, Long, Long> {
        private static final long serialVersionUID = 1L;
        private final MapStateDescriptor<String, Long> rules;

        Rules(MapStateDescriptor<String, Long> rules) {
            this.rules = rules;
        }

        @Override
        public void processElement(Long value, ReadOnlyContext context, Collector<Long> out) {}

        @Override
        public void processBroadcastElement(Long value, Context context, Collector<Long> out) throws Exception {
            context.getBroadcastState(rules).put("rule", value);
            out.collect((long) getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void asynchronous_calls_all_come_back(boolean ordered) throws Exception {
        StreamExecutionEnvironment env = environment(1);
        DataStream<Long> numbers = env.fromSequence(1, 500);
        AsyncFunction<Long, Long> later = new Later();
        SingleOutputStreamOperator<Long> results = ordered
                ? AsyncDataStream.orderedWait(numbers, later, 30, TimeUnit.SECONDS, 16)
                : AsyncDataStream.unorderedWait(numbers, later, 30, TimeUnit.SECONDS, 16);
        List<Long> collected = collect(results);
        assertThat(collected).hasSize(500).doesNotHaveDuplicates();
        if (ordered) assertThat(collected).isSorted();
    }

    private static final class Later implements AsyncFunction<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void asyncInvoke(Long value, ResultFuture<Long> result) {
            CompletableFuture.runAsync(() -> result.complete(List.of(value * 2)));
        }
    }

    @Test
    void accumulators_are_merged_over_subtasks() throws Exception {
        StreamExecutionEnvironment env = environment(3);
        env.fromSequence(1, 300).map(new Counting()).sinkTo(new DiscardingSink<>());
        assertThat((int) env.execute("counting").getAccumulatorResult("seen")).isEqualTo(300);
    }

    private static final class Counting extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;
        private final IntCounter seen = new IntCounter();

        @Override
        public void open(OpenContext context) {
            getRuntimeContext().addAccumulator("seen", seen);
        }

        @Override
        public Long map(Long value) {
            seen.add(1);
            return value;
        }
    }

    /// A mutable record, for [#what_was_emitted_may_be_changed_afterwards].
    public static final class Box {
        public long number;
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "1, true", "2, true"})
    void what_was_emitted_may_be_changed_afterwards(int parallelism, boolean reusesObjects) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        if (reusesObjects) env.getConfig().enableObjectReuse(); // records still travel between subtasks
        List<Box> boxes = collect(env.fromSequence(1, 1_000)
                .<Box>flatMap((n, out) -> {
                    Box reused = new Box();
                    for (int i = 0; i < 3; i++) {
                        reused.number = n * 10 + i;
                        out.collect(reused);
                    }
                    reused.number = -1;
                })
                .returns(Box.class)
                .keyBy(box -> box.number % 7)
                .map(box -> box)
                .returns(Box.class));
        assertThat(boxes)
                .hasSize(3_000)
                .extracting(box -> box.number)
                .doesNotContain(-1L)
                .doesNotHaveDuplicates();
    }

    @Test
    void several_jobs_run_at_once_in_one_process() throws Exception {
        List<CloseableIterator<Long>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++)
            all.add(environment(2).fromSequence(1, 2_000).executeAndCollect());
        for (CloseableIterator<Long> each : all) {
            int count = 0;
            while (each.hasNext()) {
                each.next();
                count++;
            }
            each.close();
            assertThat(count).isEqualTo(2_000);
        }
    }

    @Test
    void a_slow_consumer_of_a_fast_source_bounds_what_is_in_flight() throws Exception {
        try (CloseableIterator<Long> results = environment(2)
                .fromSequence(1, Long.MAX_VALUE)
                .rebalance()
                .map(n -> n)
                .executeAndCollect()) {
            for (int i = 0; i < 1_000; i++) assertThat(results.next()).isPositive();
        }
    }
}
