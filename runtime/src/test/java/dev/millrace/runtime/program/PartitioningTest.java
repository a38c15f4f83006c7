package dev.millrace.runtime.program;

import static dev.millrace.runtime.program.Programs.collect;
import static dev.millrace.runtime.program.Programs.environment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.process.RichMapFunction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests to which subtasks each partitioning sends records.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class PartitioningTest {
    /// Represents a record and the subtask that sent it.
    public record Sent(long value, int from) {}

    /// Represents a record and the subtasks that sent and received it.
    public record Taken(long value, int from, int to) {}

    private static final class Sending extends RichMapFunction<Long, Sent> {
        private static final long serialVersionUID = 1L;

        @Override
        public Sent map(Long value) {
            return new Sent(value, getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
        }
    }

    private static final class Taking extends RichMapFunction<Sent, Taken> {
        private static final long serialVersionUID = 1L;

        @Override
        public Taken map(Sent sent) {
            int index = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
            return new Taken(sent.value, sent.from, index);
        }
    }

    private static List<Taken> taken(int from, int to, long count, UnaryOperator<DataStream<Sent>> partitioning)
            throws Exception {
        // All senders emit equally many records.
        DataStream<Sent> sent = environment(from)
                .fromSequence(0, count - 1)
                .setParallelism(1)
                .rebalance()
                .map(new Sending());
        return collect(partitioning.apply(sent).map(new Taking()).setParallelism(to));
    }

    private static Map<Integer, Long> counts(List<Taken> taken) {
        return taken.stream().collect(Collectors.groupingBy(Taken::to, TreeMap::new, Collectors.counting()));
    }

    private static void assertEachOnce(List<Taken> taken, long count) {
        assertThat(taken)
                .extracting(Taken::value)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, count).boxed().toList());
    }

    @Test
    void forward_stays_in_the_subtask() throws Exception {
        List<Taken> taken = taken(3, 3, 100, DataStream::forward);
        assertEachOnce(taken, 100);
        assertThat(taken).allMatch(each -> each.from == each.to);
    }

    @Test
    void rebalance_goes_round() throws Exception {
        List<Taken> taken = taken(1, 4, 100, DataStream::rebalance);
        assertEachOnce(taken, 100);
        Map<Long, Integer> targets = new HashMap<>();
        for (Taken each : taken) targets.put(each.value, each.to);
        for (long value = 4; value < 100; value++) {
            assertThat(targets.get(value)).isEqualTo(targets.get(value - 4));
        }
        assertThat(counts(taken)).isEqualTo(Map.of(0, 25L, 1, 25L, 2, 25L, 3, 25L));
    }

    @ParameterizedTest
    @CsvSource({"2, 3", "3, 2", "7, 5"})
    void rebalance_gives_all_subtasks_alike_from_each_one(int from, int to) throws Exception {
        List<Taken> taken = taken(from, to, 420, DataStream::rebalance);
        assertEachOnce(taken, 420);
        Map<Integer, List<Taken>> bySender = taken.stream().collect(Collectors.groupingBy(Taken::from));
        bySender.values()
                .forEach(each -> assertThat(counts(each).values())
                        .allMatch(count -> count == each.size() / to || count == each.size() / to + 1));
    }

    @Test
    void rescale_goes_round_among_few() throws Exception {
        List<Taken> wider = taken(2, 4, 400, DataStream::rescale);
        assertEachOnce(wider, 400);
        assertThat(targetsBySender(wider)).isEqualTo(Map.of(0, Set.of(0, 1), 1, Set.of(2, 3)));

        List<Taken> narrower = taken(4, 2, 400, DataStream::rescale);
        assertEachOnce(narrower, 400);
        assertThat(targetsBySender(narrower)).isEqualTo(Map.of(0, Set.of(0), 1, Set.of(0), 2, Set.of(1), 3, Set.of(1)));
    }

    @ParameterizedTest
    @CsvSource({"2, 3", "3, 2", "3, 7", "7, 3", "5, 5"})
    void rescale_reaches_everybody_though_numbers_do_not_fit(int from, int to) throws Exception {
        List<Taken> taken = taken(from, to, 700, DataStream::rescale);
        assertEachOnce(taken, 700);
        assertThat(counts(taken)).hasSize(to);
        // Each sender sends only to the neighbouring subtasks.
        int most = (to + from - 1) / from;
        assertThat(targetsBySender(taken).values()).allMatch(targets -> targets.size() <= most);
    }

    private static Map<Integer, Set<Integer>> targetsBySender(List<Taken> taken) {
        Map<Integer, Set<Integer>> targets = new HashMap<>();
        for (Taken each : taken)
            targets.computeIfAbsent(each.from, _ -> new TreeSet<>()).add(each.to);
        return targets;
    }

    @Test
    void global_sends_all_to_the_first() throws Exception {
        List<Taken> taken = taken(3, 4, 100, DataStream::global);
        assertEachOnce(taken, 100);
        assertThat(taken).allMatch(each -> each.to == 0);
    }

    @Test
    void broadcast_sends_all_to_all() throws Exception {
        List<Taken> taken = taken(2, 3, 50, DataStream::broadcast);
        assertThat(counts(taken)).isEqualTo(Map.of(0, 50L, 1, 50L, 2, 50L));
        assertThat(taken).doesNotHaveDuplicates();
    }

    @Test
    void shuffle_sends_anywhere_and_about_alike() throws Exception {
        List<Taken> taken = taken(2, 4, 4_000, DataStream::shuffle);
        assertEachOnce(taken, 4_000);
        // A deviation of a quarter would be eight standard deviations.
        assertThat(counts(taken)).hasSize(4);
        assertThat(counts(taken).values()).allMatch(count -> count > 750 && count < 1_250);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void a_custom_partitioner_decides(int to) throws Exception {
        List<Taken> taken = taken(
                2,
                to,
                100,
                sent -> sent.partitionCustom((key, parts) -> (int) (key * key % parts), each -> each.value));
        assertEachOnce(taken, 100);
        assertThat(taken).allMatch(each -> each.to == each.value * each.value % to);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, Integer.MAX_VALUE})
    void a_custom_partitioner_that_chooses_nobody_is_told_so(int chosen) {
        assertThatThrownBy(() -> taken(1, 3, 10, sent -> sent.partitionCustom((_, _) -> chosen, each -> each.value)))
                .hasStackTraceContaining("MR-5105")
                .hasStackTraceContaining("partition " + chosen + " of 3")
                .hasStackTraceContaining("'Map'");
    }

    @Test
    void a_custom_partitioner_that_fails_is_named_with_its_record() {
        assertThatThrownBy(() -> taken(
                        1,
                        3,
                        10,
                        sent -> sent.partitionCustom(
                                (key, _) -> (int) (key / Math.max(0, 5 - key) % 1), each -> each.value)))
                .hasStackTraceContaining("ArithmeticException")
                .hasStackTraceContaining("Sent[value=5")
                .hasStackTraceContaining("PartitioningTest.java:");
    }

    /// Blocks its first subtask until the other subtasks have processed more than an even share. The number of
    /// records in flight is bounded, so that the sender is not faster than all subtasks.
    private static final class Slow extends RichMapFunction<Long, Integer> {
        private static final long serialVersionUID = 1L;
        private static final int SHARE = 85_000;
        private static final CountDownLatch OTHERS = new CountDownLatch(SHARE);
        /// More than the queue of a subtask and the batches that are not full can hold. With fewer, all may be in
        /// the queue of the slow subtask and in the batches of the thread that waits here, for ever.
        private static final Semaphore UNDER_WAY = new Semaphore(24_000);

        @Override
        public Integer map(Long value) throws InterruptedException {
            int index = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
            if (index == 0) OTHERS.await();
            else OTHERS.countDown();
            UNDER_WAY.release();
            return index;
        }
    }

    private static final class Sparing extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long map(Long value) throws InterruptedException {
            Slow.UNDER_WAY.acquire();
            return value;
        }
    }

    @Test
    void a_slow_subtask_gets_fewer_records_where_partitioning_looks_at_the_load() throws Exception {
        Configuration adaptive = new Configuration();
        adaptive.set(
                ConfigOptions.key("taskmanager.network.adaptive-partitioner.enabled")
                        .booleanType()
                        .defaultValue(false),
                true);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(adaptive);
        List<Integer> indexes = collect(env.fromSequence(1, 100_000)
                .map(new Sparing())
                .setParallelism(1)
                .rebalance()
                .map(new Slow())
                .setParallelism(4));
        // If the slow subtask received an even share, the other subtasks could not process theirs, and the test
        // would not end.
        assertThat(indexes).hasSize(100_000).contains(0, 1, 2, 3);
        assertThat(indexes.stream().filter(index -> index == 0).count()).isLessThanOrEqualTo(100_000 - Slow.SHARE);
    }
}
