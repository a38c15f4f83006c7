package dev.millrace.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.Order;
import dev.millrace.api.PartitionWindowedStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.MemorySize;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.config.TaskManagerOptions;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.function.MapPartitionFunction;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.Collector;
import dev.millrace.runtime.job.run.LocalJobExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests partitions that need more memory than the job has. Their records move to temporary files.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class LargePartitionsTest {
    private static final int COUNT = 40_000;
    /// The records of one subtask need many times more.
    private static final String MEMORY = "400 kb";

    @TempDir
    private Path root;

    private SmallDisk disk;

    private <T> List<T> run(RuntimeExecutionMode mode, int parallelism, Program<T> program) throws Exception {
        disk = new SmallDisk(root, Long.MAX_VALUE);
        return ScopedValue.where(JobExecutor.HERE, LocalJobExecutor.on(disk)).call(() -> {
            StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.getExecutionEnvironment().setParallelism(parallelism);
            env.configure(new Configuration().set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.parse(MEMORY)));
            env.setRuntimeMode(mode);
            List<T> all = new ArrayList<>();
            try (CloseableIterator<T> results = program.of(numbers(env)).executeAndCollect()) {
                results.forEachRemaining(all::add);
            }
            return all;
        });
    }

    private interface Program<T> {
        DataStream<T> of(DataStream<Long> numbers) throws Exception;
    }

    /// Returns the numbers below the count in disorder.
    private static DataStream<Long> numbers(StreamExecutionEnvironment env) {
        return env.fromSequence(0, COUNT - 1)
                .setParallelism(1)
                .map(n -> n * 37 % COUNT)
                .setParallelism(1)
                .rebalance()
                .map(n -> n);
    }

    private static List<Long> all() {
        return LongStream.range(0, COUNT).boxed().toList();
    }

    private List<Path> filesLeft() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(each -> !each.equals(root)).toList();
        }
    }

    private void assertSpilled(int directoriesMin) throws IOException {
        assertThat(disk.directories()).isGreaterThanOrEqualTo(directoriesMin);
        assertThat(filesLeft()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"STREAMING, 1", "STREAMING, 3", "BATCH, 1", "BATCH, 3"})
    void a_large_partition_is_sorted(RuntimeExecutionMode mode, int parallelism) throws Exception {
        List<Long> sorted = run(
                mode, parallelism, numbers -> numbers.fullWindowPartition().sortPartition(n -> n, Order.DESCENDING));
        if (parallelism == 1) assertThat(sorted).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(sorted.stream().sorted().toList()).isEqualTo(all());
        // Each subtask collects records in one file, and sorts the records in others.
        assertSpilled(2 * parallelism);
    }

    /// Reads the partition twice, to detect that the second iteration differs.
    private static final class Twice implements MapPartitionFunction<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void mapPartition(Iterable<Long> values, Collector<Long> out) {
            long sum = 0;
            for (Long each : values) sum -= each;
            for (Long each : values) {
                sum += each;
                out.collect(each);
            }
            out.collect(sum);
        }
    }

    @ParameterizedTest
    @CsvSource({"STREAMING, 1", "STREAMING, 3", "BATCH, 1", "BATCH, 3"})
    void a_large_partition_is_mapped(RuntimeExecutionMode mode, int parallelism) throws Exception {
        List<Long> expected = new ArrayList<>(all());
        for (int i = 0; i < parallelism; i++) expected.addFirst(0L);
        List<Long> mapped =
                run(mode, parallelism, numbers -> numbers.fullWindowPartition().mapPartition(new Twice()));
        assertThat(mapped.stream().sorted().toList()).isEqualTo(expected);
        assertSpilled(parallelism);
    }

    @Test
    void a_key_with_many_records_moves_to_a_file_in_batch_mode() throws Exception {
        List<Long> sorted = run(
                RuntimeExecutionMode.BATCH,
                2,
                numbers ->
                        numbers.keyBy(n -> n % 10 == 0).fullWindowPartition().sortPartition(n -> n, Order.ASCENDING));
        for (boolean key : new boolean[] {true, false})
            assertThat(sorted.stream().filter(n -> n % 10 == 0 == key))
                    .isSorted()
                    .hasSize(key ? COUNT / 10 : COUNT * 9 / 10);
        // The input is sorted by key, the records of a key are collected, and then they are sorted in the order
        // of the program.
        assertSpilled(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = RuntimeExecutionMode.class,
            names = {"STREAMING", "BATCH"})
    void a_reduction_needs_no_file(RuntimeExecutionMode mode) throws Exception {
        assertThat(run(mode, 1, numbers -> numbers.fullWindowPartition().reduce(Long::sum)))
                .containsExactly(COUNT * (COUNT - 1L) / 2);
        assertThat(disk.directories()).isZero();
    }

    @Test
    void a_function_that_stops_early_leaves_no_file() throws Exception {
        assertThat(run(
                        RuntimeExecutionMode.STREAMING,
                        1,
                        numbers -> numbers.fullWindowPartition()
                                .<Long>mapPartition((values, out) ->
                                        out.collect(values.iterator().next()))
                                .returns(Types.LONG)))
                .hasSize(1);
        assertSpilled(1);
        assertThatThrownBy(() -> run(RuntimeExecutionMode.STREAMING, 1, numbers -> {
                    PartitionWindowedStream<Long> partition = numbers.fullWindowPartition();
                    return partition
                            .<Long>mapPartition((values, _) -> {
                                throw new IOException(
                                        "on purpose at " + values.iterator().next());
                            })
                            .returns(Types.LONG);
                }))
                .hasStackTraceContaining("on purpose at 0");
        assertSpilled(1);
    }
}
