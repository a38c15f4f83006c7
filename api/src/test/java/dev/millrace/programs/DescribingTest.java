package dev.millrace.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.AsyncDataStream;
import dev.millrace.api.DataStream;
import dev.millrace.api.DataStreamUtils;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.Order;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.async.AsyncRetryStrategies;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.plan.ChainingStrategy;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.process.BroadcastProcessFunction;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple1;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.tuple.Tuple3;
import dev.millrace.api.type.LateTypeInfo;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TupleTypeInfo;
import dev.millrace.api.type.TypeHint;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.api.util.InvalidProgramException;
import dev.millrace.base.fault.CodedException;
import dev.millrace.base.fault.Fault;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DescribingTest {
    private final StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2);
    private final DataStream<Tuple2<String, Integer>> words =
            environment.fromData(Tuple2.of("a", 1), Tuple2.of("b", 2));

    static void assertFault(ThrowingCallable description, Fault fault) {
        assertThatThrownBy(description)
                .isInstanceOfSatisfying(
                        CodedException.class,
                        thrown -> assertThat(thrown.fault()).isEqualTo(fault));
    }

    static Integer count(Tuple2<String, Integer> word) {
        return word.f1;
    }

    @Test
    void types_follow_from_the_functions() {
        assertThat(words.getType()).isEqualTo(Types.TUPLE(Types.STRING, Types.INT));
        assertThat(words.map(DescribingTest::count).getType()).isEqualTo(Types.INT);
        assertThat(words.filter(word -> word.f1 > 1).getType()).isEqualTo(words.getType());
        assertThat(words.keyBy(word -> word.f0).process(new Lengths()).getType())
                .isEqualTo(Types.LONG);
    }

    @Test
    void an_erased_type_is_late_until_it_is_given() {
        SingleOutputStreamOperator<Tuple2<String, Integer>> swapped = words.map(word -> Tuple2.of(word.f0, word.f1));

        assertThat(((TupleTypeInfo<?>) swapped.step().type()).getFieldTypes()[0])
                .isInstanceOf(LateTypeInfo.class);
        SingleOutputStreamOperator<Tuple2<String, Integer>> told =
                words.map(word -> Tuple2.of(word.f0, word.f1)).returns(new TypeHint<Tuple2<String, Integer>>() {});
        assertThat(told.getType()).isEqualTo(Types.TUPLE(Types.STRING, Types.INT));
    }

    @Test
    void a_type_that_was_used_cannot_be_replaced_by_another() {
        SingleOutputStreamOperator<Integer> counts = words.map(DescribingTest::count);
        counts.map(i -> i);

        assertThat(counts.returns(Types.INT)).isSameAs(counts);
        assertFault(() -> counts.returns(Types.GENERIC(Integer.class)), StreamFaults.SETTING);
    }

    @Test
    void parallelisms_out_of_range_are_refused_where_they_are_set() {
        SingleOutputStreamOperator<Integer> counts = words.map(DescribingTest::count);

        assertFault(() -> counts.setParallelism(0), StreamFaults.PARALLELISM);
        assertFault(() -> counts.setParallelism(-2), StreamFaults.PARALLELISM);
        assertFault(() -> counts.setMaxParallelism(0), StreamFaults.PARALLELISM);
        assertFault(() -> counts.setMaxParallelism(32_769), StreamFaults.PARALLELISM);
        assertFault(() -> counts.forceNonParallel().setParallelism(2), StreamFaults.PARALLELISM);
        assertThatThrownBy(() -> counts.name("Counts").setParallelism(2))
                .hasMessageContaining("'Counts' at ")
                .hasMessageContaining("DescribingTest.java");
    }

    @Test
    void settings_reach_the_step() {
        Step<Integer> step = words.map(DescribingTest::count)
                .name("Count")
                .uid("count")
                .setUidHash("0123456789abcdef0123456789ABCDEF")
                .setParallelism(3)
                .setMaxParallelism(9)
                .setBufferTimeout(0)
                .startNewChain()
                .slotSharingGroup("heavy")
                .setDescription("counts")
                .addMetricVariable("stage", "one")
                .step();

        assertThat(step.name()).isEqualTo("Count");
        assertThat(step.uid()).isEqualTo("count");
        assertThat(step.uidHash()).isEqualTo("0123456789abcdef0123456789ABCDEF");
        assertThat(step.parallelism()).isEqualTo(3);
        assertThat(step.maxParallelism()).isEqualTo(9);
        assertThat(step.bufferTimeoutMillis()).hasValue(0);
        assertThat(step.chaining()).isEqualTo(ChainingStrategy.HEAD);
        assertThat(step.slotSharingGroup()).isEqualTo("heavy");
        assertThat(step.description()).isEqualTo("counts");
        assertThat(step.metricVariables()).containsEntry("stage", "one");
        assertFault(() -> step.uidHash("xyz"), StreamFaults.SETTING);
        assertFault(() -> step.bufferTimeoutMillis(-2), StreamFaults.SETTING);
    }

    @Test
    void a_function_that_cannot_be_shipped_is_refused_where_it_is_given() {
        Object notSerializable = new Object();
        MapFunction<Tuple2<String, Integer>, Integer> function = word -> word.f1 + notSerializable.hashCode();

        assertThatThrownBy(() -> words.map(function)).isInstanceOf(InvalidProgramException.class);
        assertThatThrownBy(() -> words.keyBy(word -> word.f0 + notSerializable))
                .isInstanceOf(InvalidProgramException.class);
    }

    @Test
    void streams_are_united_only_within_a_type_and_an_environment() {
        DataStream<Tuple2<String, Integer>> other =
                StreamExecutionEnvironment.createLocalEnvironment().fromData(List.of(Tuple2.of("c", 3)));
        DataStream<Integer> counts = words.map(DescribingTest::count);

        assertThat(words.union(words, words).step().inputs()).hasSize(3);
        assertFault(() -> words.union(other), StreamFaults.ENVIRONMENT);
        assertFault(() -> words.connect(other), StreamFaults.ENVIRONMENT);
        assertFault(() -> words.join(other), StreamFaults.ENVIRONMENT);
        @SuppressWarnings({"unchecked", "rawtypes"}) // simulates a program with raw types
        ThrowingCallable mixed = () -> words.union((DataStream) counts);
        assertThatThrownBy(mixed).isInstanceOf(IllegalArgumentException.class);
    }

    private SingleOutputStreamOperator<Tuple2<String, Integer>> erased() {
        return words.map((MapFunction<Tuple2<String, Integer>, Tuple2<String, Integer>>) DescribingTest::same);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the raw signature hides the types of the fields
    static Tuple2 same(Tuple2 word) {
        return word;
    }

    @Test
    void a_type_may_be_given_after_its_stream_was_united_with_others() {
        SingleOutputStreamOperator<Tuple2<String, Integer>> first = erased();
        SingleOutputStreamOperator<Tuple2<String, Integer>> second = erased();
        DataStream<Tuple2<String, Integer>> both =
                first.rebalance().union(second).union(first.union(words));
        first.returns(words.getType());
        second.returns(words.getType());

        assertThat(both.getType()).isEqualTo(words.getType());
    }

    @Test
    void a_union_has_the_type_of_a_stream_whose_type_is_known() {
        assertThat(erased().getType()).isNotEqualTo(words.getType());
        assertThat(erased().union(words).getType()).isEqualTo(words.getType());
        assertThat(words.union(erased()).getType()).isEqualTo(words.getType());
        assertThat(erased().union(erased()).getType()).isEqualTo(erased().getType());
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // simulates a program with raw types
    void different_types_that_are_given_after_the_union_are_refused_when_they_are_used() {
        SingleOutputStreamOperator<Tuple2<String, Integer>> late = erased();
        DataStream<Tuple2<String, Integer>> both = words.union(late);
        late.returns((TypeInformation) Types.TUPLE(Types.STRING, Types.LONG));

        assertThatThrownBy(both::getType)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different types");
    }

    @Test
    void a_type_cannot_be_given_any_more_once_the_union_was_used() {
        SingleOutputStreamOperator<Tuple2<String, Integer>> late = erased();
        late.union(late).map(DescribingTest::count);

        assertFault(() -> late.returns(words.getType()), StreamFaults.SETTING);
    }

    @Test
    void each_partitioning_is_what_it_says() {
        assertThat(partitioning(words.broadcast())).isInstanceOf(Partitioning.Broadcast.class);
        assertThat(partitioning(words.shuffle())).isInstanceOf(Partitioning.Shuffle.class);
        assertThat(partitioning(words.forward())).isInstanceOf(Partitioning.Forward.class);
        assertThat(partitioning(words.rebalance())).isInstanceOf(Partitioning.Rebalance.class);
        assertThat(partitioning(words.rescale())).isInstanceOf(Partitioning.Rescale.class);
        assertThat(partitioning(words.global())).isInstanceOf(Partitioning.Global.class);
        assertThat(partitioning(words.partitionCustom((key, count) -> key % count, word -> word.f1)))
                .isInstanceOf(Partitioning.Custom.class);
    }

    private static Partitioning partitioning(DataStream<?> stream) {
        return ((Operation.Partition) stream.step().operation()).partitioning();
    }

    @Test
    void a_keyed_stream_gives_its_key_to_the_steps_behind_it() {
        KeyedStream<Tuple2<String, Integer>, String> keyed = words.keyBy(word -> word.f0);

        assertThat(keyed.getKeyType()).isEqualTo(Types.STRING);
        assertThat(keyed.map(DescribingTest::count).step().keyed()).isNotNull();
        assertThat(keyed.sum(1).step().keyed()).isNotNull();
        assertThat(words.map(DescribingTest::count).step().keyed()).isNull();
        assertThat(DataStreamUtils.reinterpretAsKeyedStream(words, word -> word.f0)
                        .process(new Lengths())
                        .step()
                        .keyed())
                .isNotNull();
        assertFault(keyed::rebalance, StreamFaults.PARTITIONING);
        assertFault(() -> keyed.partitionCustom((key, count) -> 0, word -> word.f1), StreamFaults.PARTITIONING);
    }

    @Test
    void a_key_without_a_content_hash_is_refused() {
        assertThatThrownBy(() -> words.keyBy(_ -> new Object(), Types.GENERIC(Object.class)))
                .isInstanceOf(CodedException.class);
    }

    @Test
    void connected_streams_can_be_keyed_by_fields() {
        var connected = words.connect(words).keyBy(0, 0);
        var named = words.connect(words).keyBy("f1", "f1");

        var key = ((KeyedStream<Tuple2<String, Integer>, ?>) connected.getFirstInput());
        assertThat(key.getKeyType()).isEqualTo(Types.TUPLE(Types.STRING));
        assertThat(((KeyedStream<Tuple2<String, Integer>, ?>) named.getSecondInput()).getKeyType())
                .isEqualTo(Types.TUPLE(Types.INT));
        assertThatThrownBy(() -> key.getKeySelector().getKey(Tuple2.of(null, 1)))
                .isInstanceOf(NullPointerException.class);
        assertFault(() -> words.connect(words).keyBy(0, 1), StreamFaults.JOIN);
    }

    @Test
    void fields_of_a_key_become_a_tuple() throws Exception {
        var connected = words.connect(words).keyBy(new int[] {1, 0}, new int[] {1, 0});
        var keyed = (KeyedStream<Tuple2<String, Integer>, ?>) connected.getFirstInput();

        assertThat((Object) keyed.getKeySelector().getKey(Tuple2.of("x", 7))).isEqualTo(Tuple2.of(7, "x"));
    }

    @Test
    void broadcast_functions_fit_their_streams() {
        MapStateDescriptor<String, Integer> rules = new MapStateDescriptor<>("rules", Types.STRING, Types.INT);
        var broadcast = words.broadcast(rules);

        Step<?> step = words.connect(broadcast).process(new Rules()).step();
        assertThat(((Operation.BroadcastProcess) step.operation()).states()).containsExactly(rules);
        assertThat(step.inputs()).hasSize(2);
        assertFault(
                () -> words.keyBy(word -> word.f0).connect(broadcast).process(new Rules()), StreamFaults.PARTITIONING);
    }

    @Test
    void a_side_output_has_one_type() {
        SingleOutputStreamOperator<Integer> counts = words.map(DescribingTest::count);
        OutputTag<String> late = new OutputTag<>("late", Types.STRING);

        assertThat(counts.getSideOutput(late).getType()).isEqualTo(Types.STRING);
        assertThat(counts.getSideOutput(late).step().operation()).isEqualTo(new Operation.SideOutput(late));
        assertFault(() -> counts.getSideOutput(new OutputTag<>("late", Types.INT)), StreamFaults.SIDE_OUTPUT);
    }

    @Test
    void a_projection_picks_fields() throws Exception {
        DataStream<Tuple3<String, Integer, Long>> stream = environment.fromData(List.of(Tuple3.of("a", 1, 2L)));
        SingleOutputStreamOperator<Tuple2<Long, String>> projected = stream.project(2, 0);

        assertThat(projected.getType()).isEqualTo(Types.TUPLE(Types.LONG, Types.STRING));
        assertThat(mapped(projected.step(), Tuple3.of("x", 5, 9L))).isEqualTo(Tuple2.of(9L, "x"));
        assertThat(mapped(stream.<Tuple1<Integer>>project(1).step(), Tuple3.of("x", 5, 9L)))
                .isEqualTo(Tuple1.of(5));
        assertFault(() -> stream.project(3), StreamFaults.PROJECTION);
        assertFault(() -> stream.project(), StreamFaults.PROJECTION);
        assertFault(() -> words.map(DescribingTest::count).project(0), StreamFaults.PROJECTION);
    }

    @SuppressWarnings("unchecked") // the test passes records of the function's type
    private static Object mapped(Step<?> step, Object record) throws Exception {
        return ((MapFunction<Object, Object>) ((Operation.Map) step.operation()).function()).map(record);
    }

    @Test
    void asynchronous_steps_hold_their_limits() {
        var retries = new AsyncRetryStrategies.FixedDelayRetryStrategyBuilder<Integer>(3, 10).build();
        var step = AsyncDataStream.unorderedWaitWithRetry(words, new Later(), 2, TimeUnit.SECONDS, 5, retries)
                .step();

        assertThat(step.type()).isEqualTo(Types.INT);
        Operation.Async async = (Operation.Async) step.operation();
        assertThat(async.isOrdered()).isFalse();
        assertThat(async.timeoutMillis()).isEqualTo(2_000);
        assertThat(async.capacity()).isEqualTo(5);
        assertThat(async.retries()).isSameAs(retries);
        Operation.Async plain = (Operation.Async) AsyncDataStream.orderedWait(words, new Later(), 0, TimeUnit.SECONDS)
                .step()
                .operation();
        assertThat(plain.isOrdered()).isTrue();
        assertThat(plain.capacity()).isEqualTo(100);
        assertThatThrownBy(() -> AsyncDataStream.orderedWait(words, new Later(), 1, TimeUnit.SECONDS, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AsyncDataStream.orderedWaitWithRetry(words, new Later(), 0, TimeUnit.SECONDS, retries))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void timestamps_are_set_where_the_records_are() {
        Step<?> step = words.assignTimestampsAndWatermarks(WatermarkStrategy.forMonotonousTimestamps())
                .step();

        assertThat(step.operation()).isInstanceOf(Operation.Timestamps.class);
        assertThat(step.parallelism()).isEqualTo(1);
    }

    @Test
    void partitions_are_sorted_by_fields_or_keys() {
        Step<?> byField = words.fullWindowPartition()
                .sortPartition("f1", Order.DESCENDING)
                .step();
        Operation.SortPartition sort = (Operation.SortPartition) byField.operation();

        assertThat(sort.isAscending()).isFalse();
        assertThat(sort.sortType()).isEqualTo(Types.INT);
        assertThat(byField.parallelism()).isEqualTo(1);
        assertThat(words.keyBy(word -> word.f0)
                        .fullWindowPartition()
                        .reduce((one, _) -> one)
                        .step()
                        .keyed())
                .isNotNull();
        assertFault(() -> words.fullWindowPartition().sortPartition(0, Order.NONE), StreamFaults.SETTING);
    }

    @Test
    void sinks_are_named_after_what_they_print_to() {
        assertThat(words.print("words").step().name()).isEqualTo("Sink: Print to Std. Out");
        assertThat(words.printToErr().name("Errors").step().name()).isEqualTo("Sink: Errors");
        assertThat(words.writeToSocket("localhost", 1, _ -> new byte[0]).step().parallelism())
                .isEqualTo(1);
    }

    private static final class Lengths extends KeyedProcessFunction<String, Tuple2<String, Integer>, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Tuple2<String, Integer> value, Context ctx, Collector<Long> out) {
            out.collect((long) value.f0.length());
        }
    }

    private static final class Rules
            extends BroadcastProcessFunction<Tuple2<String, Integer>, Tuple2<String, Integer>, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Tuple2<String, Integer> value, ReadOnlyContext ctx, Collector<String> out) {}

        @Override
        public void processBroadcastElement(Tuple2<String, Integer> value, Context ctx, Collector<String> out) {}
    }

    private static final class Later implements dev.millrace.api.async.AsyncFunction<Tuple2<String, Integer>, Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public void asyncInvoke(
                Tuple2<String, Integer> input, dev.millrace.api.async.ResultFuture<Integer> resultFuture) {
            resultFuture.complete(List.of(input.f1));
        }
    }
}
