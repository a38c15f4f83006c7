package dev.millrace.runtime.program;

import static dev.millrace.runtime.program.Programs.collect;
import static dev.millrace.runtime.program.Programs.environment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.Order;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.process.RichMapPartitionFunction;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests functions that process all records of one subtask, or of one key, at the end of the input.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class PartitionWindowsTest {
    private static final int COUNT = 700;

    /// Returns unordered numbers; each subtask receives equally many.
    private static DataStream<Long> numbers(int parallelism) {
        return environment(parallelism)
                .fromSequence(0, COUNT - 1)
                .setParallelism(1)
                .map(n -> n * 37 % COUNT)
                .setParallelism(1)
                .rebalance()
                .map(n -> n);
    }

    private static final class Counting extends RichMapPartitionFunction<Long, Tuple2<Integer, Long>> {
        private static final long serialVersionUID = 1L;

        @Override
        public void mapPartition(Iterable<Long> values, Collector<Tuple2<Integer, Long>> out) {
            long count = 0;
            for (Long _ : values) count++;
            out.collect(Tuple2.of(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(), count));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void a_partition_is_mapped_as_a_whole(int parallelism) throws Exception {
        assertThat(collect(numbers(parallelism).fullWindowPartition().mapPartition(new Counting())))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, parallelism)
                        .mapToObj(index -> Tuple2.of(index, (long) COUNT / parallelism))
                        .toList());
    }

    private static final class Indexed extends RichMapFunction<Long, Tuple2<Integer, Long>> {
        private static final long serialVersionUID = 1L;

        @Override
        public Tuple2<Integer, Long> map(Long value) {
            return Tuple2.of(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(), value);
        }
    }

    private static void assertSorted(List<Tuple2<Integer, Long>> results, int parallelism, Comparator<Long> order) {
        Map<Integer, List<Long>> byIndex = results.stream()
                .collect(Collectors.groupingBy(
                        each -> each.f0, Collectors.mapping(each -> each.f1, Collectors.toList())));
        assertThat(byIndex).hasSize(parallelism);
        assertThat(byIndex.values())
                .allSatisfy(values ->
                        assertThat(values).hasSize(COUNT / parallelism).isSortedAccordingTo(order));
        assertThat(results).extracting(each -> each.f1).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void a_partition_is_sorted_by_a_key(int parallelism) throws Exception {
        assertSorted(
                collect(numbers(parallelism)
                        .fullWindowPartition()
                        .sortPartition(n -> n, Order.DESCENDING)
                        .map(new Indexed())),
                parallelism,
                Comparator.reverseOrder());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void a_partition_is_sorted_by_a_field(int parallelism) throws Exception {
        assertSorted(
                collect(numbers(parallelism)
                        .map(new Indexed())
                        .fullWindowPartition()
                        .sortPartition(1, Order.ASCENDING)),
                parallelism,
                Comparator.naturalOrder());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void a_partition_is_reduced_to_one_record(int parallelism) throws Exception {
        List<Long> sums = collect(numbers(parallelism).fullWindowPartition().reduce(Long::sum));
        assertThat(sums).hasSize(parallelism);
        assertThat(sums.stream().mapToLong(n -> n).sum()).isEqualTo(COUNT * (COUNT - 1L) / 2);
    }

    /// Collects numbers in a list, to detect that partitions share an accumulator.
    private static final class Listing implements AggregateFunction<Long, List<Long>, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public List<Long> createAccumulator() {
            return new ArrayList<>();
        }

        @Override
        public List<Long> add(Long value, List<Long> list) {
            list.add(value);
            return list;
        }

        @Override
        public String getResult(List<Long> list) {
            return list.size() + " from " + list.stream().min(Long::compare).orElseThrow();
        }

        @Override
        public List<Long> merge(List<Long> one, List<Long> two) {
            one.addAll(two);
            return one;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void a_partition_is_aggregated_to_one_result(int parallelism) throws Exception {
        assertThat(collect(numbers(parallelism).fullWindowPartition().aggregate(new Listing())))
                .hasSize(parallelism)
                .allMatch(result -> result.startsWith(COUNT / parallelism + " from "));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void a_key_is_a_partition_of_its_own(int parallelism) throws Exception {
        var keyed = numbers(parallelism).keyBy(n -> n % 5);
        assertThat(collect(keyed.fullWindowPartition().aggregate(new Listing())))
                .containsExactlyInAnyOrder("140 from 0", "140 from 1", "140 from 2", "140 from 3", "140 from 4");
        assertThat(collect(numbers(parallelism)
                        .keyBy(n -> n % 5)
                        .fullWindowPartition()
                        .reduce(Math::max)))
                .containsExactlyInAnyOrder(695L, 696L, 697L, 698L, 699L);
        List<String> sorted = collect(numbers(parallelism)
                .keyBy(n -> n % 5)
                .fullWindowPartition()
                .sortPartition(n -> n, Order.ASCENDING)
                .keyBy(n -> n % 5)
                .map(n -> String.format("%d %03d", n % 5, n))
                .returns(Types.STRING));
        assertThat(sorted).hasSize(COUNT);
        for (String key : List.of("0", "1", "2", "3", "4")) {
            assertThat(sorted.stream().filter(each -> each.startsWith(key))).isSorted();
        }
    }

    /// Returns a stream whose records all go to the first subtask.
    private static DataStream<Long> oneSided(RuntimeExecutionMode mode, int count) {
        StreamExecutionEnvironment env = environment(2);
        env.setRuntimeMode(mode);
        return env.fromSequence(1, 4)
                .setParallelism(1)
                .filter(n -> n <= count)
                .setParallelism(1)
                .partitionCustom((_, _) -> 0, n -> n)
                .map(n -> n);
    }

    private static final class Summing implements AggregateFunction<Long, Long, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Long value, Long sum) {
            return sum + value;
        }

        @Override
        public String getResult(Long sum) {
            return "sum " + sum;
        }

        @Override
        public Long merge(Long one, Long two) {
            return one + two;
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RuntimeExecutionMode.class,
            names = {"STREAMING", "BATCH"})
    void a_subtask_without_records_has_an_empty_partition(RuntimeExecutionMode mode) throws Exception {
        assertThat(collect(oneSided(mode, 3).fullWindowPartition().mapPartition(new Counting())))
                .containsExactlyInAnyOrder(Tuple2.of(0, 3L), Tuple2.of(1, 0L));
        assertThat(collect(oneSided(mode, 3).fullWindowPartition().aggregate(new Summing())))
                .containsExactlyInAnyOrder("sum 6", "sum 0");
        assertThat(collect(oneSided(mode, 3).fullWindowPartition().reduce(Long::sum)))
                .containsExactly(6L);
        assertThat(collect(oneSided(mode, 3).fullWindowPartition().sortPartition(n -> n, Order.DESCENDING)))
                .containsExactly(3L, 2L, 1L);
    }

    @ParameterizedTest
    @EnumSource(
            value = RuntimeExecutionMode.class,
            names = {"STREAMING", "BATCH"})
    void without_any_record_there_is_an_empty_partition_a_subtask_and_none_by_key(RuntimeExecutionMode mode)
            throws Exception {
        assertThat(collect(oneSided(mode, 0).fullWindowPartition().mapPartition(new Counting())))
                .containsExactlyInAnyOrder(Tuple2.of(0, 0L), Tuple2.of(1, 0L));
        assertThat(collect(oneSided(mode, 0).fullWindowPartition().aggregate(new Summing())))
                .containsExactly("sum 0", "sum 0");
        assertThat(collect(oneSided(mode, 0).fullWindowPartition().reduce(Long::sum)))
                .isEmpty();
        var keyed = oneSided(mode, 0).keyBy(n -> n);
        assertThat(collect(keyed.fullWindowPartition().mapPartition(new Counting())))
                .isEmpty();
        assertThat(collect(oneSided(mode, 0).keyBy(n -> n).fullWindowPartition().aggregate(new Summing())))
                .isEmpty();
    }
}
