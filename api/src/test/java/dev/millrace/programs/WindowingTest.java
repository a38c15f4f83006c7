package dev.millrace.programs;

import static dev.millrace.programs.DescribingTest.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.plan.WindowAction;
import dev.millrace.api.plan.WindowOutput;
import dev.millrace.api.plan.WindowPlan;
import dev.millrace.api.process.DefaultOpenContext;
import dev.millrace.api.process.ProcessJoinFunction;
import dev.millrace.api.process.RichFunction;
import dev.millrace.api.process.RichJoinFunction;
import dev.millrace.api.process.RichReduceFunction;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.assigner.EventTimeSessionWindows;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import dev.millrace.api.window.evictor.CountEvictor;
import dev.millrace.api.window.function.ProcessWindowFunction;
import dev.millrace.api.window.trigger.CountTrigger;
import dev.millrace.api.window.trigger.DeltaTrigger;
import dev.millrace.api.window.trigger.EventTimeTrigger;
import dev.millrace.api.window.trigger.PurgingTrigger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowingTest {
    private final StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2);
    private final DataStream<Tuple2<String, Integer>> words =
            environment.fromData(Tuple2.of("a", 1), Tuple2.of("b", 2));
    private final KeyedStream<Tuple2<String, Integer>, String> keyed = words.keyBy(word -> word.f0);
    private final TumblingEventTimeWindows seconds = TumblingEventTimeWindows.of(Duration.ofSeconds(1));

    private static WindowPlan plan(SingleOutputStreamOperator<?> stream) {
        return ((Operation.Window) stream.step().operation()).window();
    }

    @Test
    void a_window_has_the_assigners_trigger_unless_it_is_given_one() {
        WindowPlan plain = plan(keyed.window(seconds).sum(1));
        WindowPlan counting =
                plan(keyed.window(seconds).trigger(CountTrigger.of(3)).sum(1));

        assertThat(plain.hasDefaultTrigger()).isTrue();
        assertThat(plain.trigger()).isInstanceOf(EventTimeTrigger.class);
        assertThat(plain.assigner()).isSameAs(seconds);
        assertThat(counting.hasDefaultTrigger()).isFalse();
        assertThat(counting.trigger()).isInstanceOf(CountTrigger.class);
    }

    @Test
    void lateness_evictor_and_late_records_reach_the_plan() {
        OutputTag<Tuple2<String, Integer>> late = new OutputTag<>("late", words.getType());
        CountEvictor<TimeWindow> evictor = CountEvictor.of(2);
        WindowPlan plan = plan(keyed.window(seconds)
                .allowedLateness(Duration.ofMillis(7))
                .sideOutputLateData(late)
                .evictor(evictor)
                .reduce((one, _) -> one));

        assertThat(plan.allowedLatenessMillis()).isEqualTo(7);
        assertThat(plan.lateTag()).isEqualTo(late);
        assertThat(plan.evictor()).isSameAs(evictor);
        assertThat(plan.action()).isInstanceOf(WindowAction.Reduce.class);
        assertFault(() -> keyed.window(seconds).allowedLateness(Duration.ofMillis(-1)), StreamFaults.WINDOW);
    }

    @Test
    void an_aggregation_knows_the_types_of_its_parts() {
        SingleOutputStreamOperator<String> stream = keyed.window(seconds).aggregate(new Average(), new Show());
        WindowAction.Aggregate action = (WindowAction.Aggregate) plan(stream).action();

        assertThat(action.accumulatorType()).isEqualTo(Types.TUPLE(Types.LONG, Types.LONG));
        assertThat(action.output()).isInstanceOf(WindowOutput.Process.class);
        assertThat(stream.getType()).isEqualTo(Types.STRING);
        assertThat(keyed.window(seconds).aggregate(new Average()).getType()).isEqualTo(Types.DOUBLE);
        assertThat(stream.getName()).isEqualTo("TumblingEventTimeWindows");
        assertThat(stream.step().description()).startsWith("Window(").endsWith(", Average)");
    }

    @Test
    void a_window_function_can_be_a_lambda() {
        SingleOutputStreamOperator<Integer> stream = keyed.window(seconds)
                .apply((String _, TimeWindow _, Iterable<Tuple2<String, Integer>> all, Collector<Integer> out) ->
                        all.forEach(word -> out.collect(word.f1)));

        assertThat(plan(stream).action())
                .isInstanceOfSatisfying(
                        WindowAction.Collect.class,
                        collect -> assertThat(collect.output()).isInstanceOf(WindowOutput.Apply.class));
        assertThat(stream.returns(Types.INT).getType()).isEqualTo(Types.INT);
    }

    @Test
    void merging_windows_refuse_triggers_that_cannot_merge() {
        var sessions = keyed.window(EventTimeSessionWindows.withGap(Duration.ofSeconds(1)));

        assertThat(sessions.trigger(CountTrigger.of(2))).isSameAs(sessions);
        assertFault(
                () -> sessions.trigger(DeltaTrigger.of(
                        1,
                        (_, _) -> 1,
                        words.getType().createSerializer(environment.getConfig().getSerializerConfig()))),
                StreamFaults.WINDOW);
    }

    @Test
    void a_rich_function_cannot_fold_a_window() {
        assertFault(() -> keyed.window(seconds).reduce(new RichReducer()), StreamFaults.WINDOW);
        assertThat(keyed.reduce(new RichReducer()).step().operation()).isInstanceOf(Operation.KeyedReduce.class);
    }

    @Test
    void windows_of_all_records_have_one_key_and_one_subtask() {
        SingleOutputStreamOperator<Tuple2<String, Integer>> stream =
                words.countWindowAll(3).sum(1);
        Step<?> step = stream.step();

        assertThat(step.isParallelismFixed()).isTrue();
        assertThat(step.parallelism()).isEqualTo(1);
        assertThat(step.keyed()).isNotNull();
        assertThat(plan(stream).trigger()).isInstanceOf(PurgingTrigger.class);
        assertFault(() -> stream.setParallelism(2), StreamFaults.PARALLELISM);
    }

    @Test
    void sliding_counts_evict_and_do_not_purge() {
        WindowPlan plan = plan(keyed.countWindow(5, 2).sum(1));

        assertThat(plan.trigger()).isInstanceOf(CountTrigger.class);
        assertThat(((CountTrigger<?>) plan.trigger()).maxCount()).isEqualTo(2);
        assertThat(plan.evictor())
                .isInstanceOfSatisfying(
                        CountEvictor.class,
                        evictor -> assertThat(evictor.maxCount()).isEqualTo(5));
    }

    @Test
    void a_window_join_is_keyed_on_both_sides_and_opens_its_function() throws Exception {
        OpeningJoin function = new OpeningJoin();
        SingleOutputStreamOperator<String> joined = words.join(words)
                .where(word -> word.f0)
                .equalTo(word -> word.f0)
                .window(seconds)
                .apply(function);
        Operation.WindowJoin join = (Operation.WindowJoin) joined.step().operation();

        assertThat(joined.getType()).isEqualTo(Types.STRING);
        assertThat(joined.step().keyed(0)).isNotNull();
        assertThat(joined.step().keyed(1)).isNotNull();
        assertThat(join.window().action()).isEqualTo(new WindowAction.None());
        ((RichFunction) join.function()).open(DefaultOpenContext.INSTANCE);
        assertThat(function.isOpen).isTrue();
    }

    @Test
    void keys_of_a_join_have_one_type() {
        assertFault(
                () -> words.coGroup(words).where(word -> word.f0).equalTo(word -> word.f0, Types.GENERIC(String.class)),
                StreamFaults.JOIN);
    }

    @Test
    void both_sides_of_a_group_come_together() {
        SingleOutputStreamOperator<Integer> grouped = words.coGroup(words)
                .where(word -> word.f1)
                .equalTo(word -> word.f1)
                .window(seconds)
                .apply((_, _, out) -> out.collect(1), Types.INT);

        assertThat(grouped.step().operation()).isInstanceOf(Operation.CoGroup.class);
        assertThat(((Partitioning.Keyed)
                                java.util.Objects.requireNonNull(grouped.step().keyed(1)))
                        .keyType())
                .isEqualTo(Types.INT);
    }

    @Test
    void an_interval_join_has_bounds_that_may_be_left_out() {
        var join = keyed.intervalJoin(keyed)
                .between(Duration.ofMillis(-5), Duration.ofMillis(10))
                .lowerBoundExclusive()
                .process(new Pair());
        var plan = ((Operation.IntervalJoin) join.step().operation()).join();

        assertThat(plan.leastMillis()).isEqualTo(-4);
        assertThat(plan.greatestMillis()).isEqualTo(10);
        assertThat(join.getType()).isEqualTo(Types.STRING);
        assertThatThrownBy(() -> keyed.intervalJoin(keyed).inProcessingTime().between(Duration.ZERO, Duration.ZERO))
                .isInstanceOf(dev.millrace.api.UnsupportedTimeCharacteristicException.class)
                .hasMessageContaining("uses processing time");
        assertFault(
                () -> keyed.intervalJoin(keyed)
                        .between(Duration.ofMillis(2), Duration.ofMillis(1))
                        .process(new Pair()),
                StreamFaults.JOIN);
    }

    @Test
    void a_field_that_is_no_number_cannot_be_summed() {
        assertFault(() -> keyed.sum(0), StreamFaults.PROJECTION);
        assertThatThrownBy(() -> keyed.window(seconds).max("f7")).isInstanceOf(RuntimeException.class);
    }

    private static final class Average
            implements AggregateFunction<Tuple2<String, Integer>, Tuple2<Long, Long>, Double> {
        private static final long serialVersionUID = 1L;

        @Override
        public Tuple2<Long, Long> createAccumulator() {
            return Tuple2.of(0L, 0L);
        }

        @Override
        public Tuple2<Long, Long> add(Tuple2<String, Integer> value, Tuple2<Long, Long> accumulator) {
            return Tuple2.of(accumulator.f0 + value.f1, accumulator.f1 + 1);
        }

        @Override
        public Double getResult(Tuple2<Long, Long> accumulator) {
            return (double) accumulator.f0 / accumulator.f1;
        }

        @Override
        public Tuple2<Long, Long> merge(Tuple2<Long, Long> a, Tuple2<Long, Long> b) {
            return Tuple2.of(a.f0 + b.f0, a.f1 + b.f1);
        }
    }

    private static final class Show extends ProcessWindowFunction<Double, String, String, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(String key, Context context, Iterable<Double> elements, Collector<String> out) {
            elements.forEach(element -> out.collect(key + element));
        }
    }

    private static final class RichReducer extends RichReduceFunction<Tuple2<String, Integer>> {
        private static final long serialVersionUID = 1L;

        @Override
        public Tuple2<String, Integer> reduce(Tuple2<String, Integer> value1, Tuple2<String, Integer> value2) {
            return value2;
        }
    }

    private static final class OpeningJoin
            extends RichJoinFunction<Tuple2<String, Integer>, Tuple2<String, Integer>, String> {
        private static final long serialVersionUID = 1L;

        private boolean isOpen;

        @Override
        public void open(dev.millrace.api.process.OpenContext openContext) {
            isOpen = true;
        }

        @Override
        public String join(Tuple2<String, Integer> first, Tuple2<String, Integer> second) {
            return first.f0;
        }
    }

    private static final class Pair
            extends ProcessJoinFunction<Tuple2<String, Integer>, Tuple2<String, Integer>, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(
                Tuple2<String, Integer> left, Tuple2<String, Integer> right, Context ctx, Collector<String> out) {
            out.collect(left.f0);
        }
    }
}
