package dev.millrace.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.aggregator.LongSumAggregator;
import dev.millrace.api.aggregator.LongZeroConvergence;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.function.JoinFunction;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.JarMessages;
import dev.millrace.client.message.JobMessages;
import dev.millrace.flink1.Aggregations;
import dev.millrace.flink1.DataSet;
import dev.millrace.flink1.DataSetOptions;
import dev.millrace.flink1.DeltaIteration;
import dev.millrace.flink1.ExecutionEnvironment;
import dev.millrace.flink1.IterativeDataSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs data set programs on a coordinator and two workers.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class ClusterDataSetsTest {
    @TempDir
    private static Path directory;

    private static LiveCluster cluster;

    @BeforeAll
    static void start() {
        cluster = new LiveCluster(directory, 2, 2, Map.of());
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static ExecutionEnvironment environment() {
        return ExecutionEnvironment.createRemoteEnvironment(
                "127.0.0.1", cluster.ports().get("http"), 3);
    }

    /// Adds the elements of a broadcast set.
    private static final class Added extends RichMapFunction<Long, Long> {
        private long sum;

        @Override
        public void open(Configuration parameters) {
            List<Long> added = getRuntimeContext().getBroadcastVariable("added");
            sum = added.stream().mapToLong(Long::longValue).sum();
        }

        @Override
        public Long map(Long value) {
            return value + sum;
        }
    }

    @Test
    void elements_are_collected_counted_and_broadcast() throws Exception {
        DataSet<Long> numbers = environment().generateSequence(1, 1_000);
        DataSet<Long> added = numbers.filter(number -> number <= 4).map(number -> number * 1_000);
        assertThat(numbers.filter(number -> number % 400 == 0)
                        .map(new Added())
                        .withBroadcastSet(added, "added")
                        .collect())
                .containsExactlyInAnyOrder(10_400L, 10_800L);
        assertThat(numbers.count()).isEqualTo(1_000);
        assertThat(numbers.groupBy(number -> number % 2).reduce(Long::sum).collect())
                .containsExactlyInAnyOrder(250_000L, 250_500L);
    }

    @Test
    void a_function_that_fails_is_the_cause() {
        assertThatThrownBy(() -> environment()
                        .fromElements(1, 0)
                        .map(number -> 1 / number)
                        .collect())
                .rootCause()
                .hasMessageContaining("/ by zero");
    }

    @Test
    void a_delta_iteration_finds_components() throws Exception {
        ExecutionEnvironment env = environment();
        List<Tuple2<Long, Long>> line = new ArrayList<>();
        for (long i = 0; i < 11; i++) if (i != 5) line.add(Tuple2.of(i, i + 1));
        DataSet<Tuple2<Long, Long>> edges = env.fromCollection(line);
        DataSet<Tuple2<Long, Long>> vertices = env.generateSequence(0, 11)
                .map(vertex -> Tuple2.of(vertex, vertex))
                .returns(Types.TUPLE(Types.LONG, Types.LONG));
        DeltaIteration<Tuple2<Long, Long>, Tuple2<Long, Long>> iteration = vertices.iterateDelta(vertices, 100, 0);
        DataSet<Tuple2<Long, Long>> changes = iteration
                .getWorkset()
                .join(edges)
                .where(0)
                .equalTo(0)
                .with((JoinFunction<Tuple2<Long, Long>, Tuple2<Long, Long>, Tuple2<Long, Long>>)
                        (vertex, edge) -> Tuple2.of(edge.f1, vertex.f1))
                .returns(Types.TUPLE(Types.LONG, Types.LONG))
                .groupBy(0)
                .aggregate(Aggregations.MIN, 1)
                .join(iteration.getSolutionSet())
                .where(0)
                .equalTo(0)
                .with((FlatJoinFunction<Tuple2<Long, Long>, Tuple2<Long, Long>, Tuple2<Long, Long>>)
                        (candidate, known, out) -> {
                            if (candidate.f1 < known.f1) out.collect(candidate);
                        })
                .returns(Types.TUPLE(Types.LONG, Types.LONG));
        List<Tuple2<Long, Long>> found = iteration.closeWith(changes, changes).collect();
        List<Tuple2<Long, Long>> expected = new ArrayList<>();
        for (long i = 0; i <= 11; i++) expected.add(Tuple2.of(i, i <= 5 ? 0L : 6L));
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    /// Halves values above 1, and counts the changes.
    private static final class Halved extends RichMapFunction<Long, Long> {
        @Override
        public Long map(Long value) {
            if (value == 1) return value;
            LongSumAggregator changed = getIterationRuntimeContext().getIterationAggregator("changed");
            changed.aggregate(1);
            return value / 2;
        }
    }

    @Test
    void an_aggregate_of_all_workers_ends_an_iteration() throws Exception {
        IterativeDataSet<Long> loop = environment()
                .generateSequence(1, 40)
                .iterate(1_000)
                .registerAggregationConvergenceCriterion("changed", new LongSumAggregator(), new LongZeroConvergence());
        assertThat(loop.closeWith(loop.map(new Halved())).collect()).hasSize(40).containsOnly(1L);
    }

    @Test
    void sets_that_are_larger_than_messages_are_files_of_a_shared_directory() throws Exception {
        Path shared = Files.createDirectories(directory.resolve("shared"));
        Configuration settings = new Configuration();
        settings.set(DataSetOptions.SHARED_DIRECTORY, shared.toString());
        ExecutionEnvironment env = ExecutionEnvironment.createRemoteEnvironment(
                "127.0.0.1", cluster.ports().get("http"), settings);
        env.setParallelism(3);
        IterativeDataSet<Long> loop = env.generateSequence(1, 500_000).iterate(2);
        DataSet<Long> added = env.generateSequence(5, 5);
        DataSet<Long> result = loop.closeWith(loop.map(new Added()).withBroadcastSet(added, "added"));
        List<Long> all = result.collect();
        assertThat(all).hasSize(500_000);
        assertThat(all.stream().mapToLong(Long::longValue).sum()).isEqualTo(500_000L * 500_001 / 2 + 10 * 500_000L);
        assertThat(shared).isEmptyDirectory();
    }

    @Test
    void sets_that_are_larger_than_messages_are_refused_without_a_shared_directory() {
        assertThatThrownBy(() -> environment()
                        .generateSequence(1, 60_000)
                        .map(number -> "number " + number)
                        .collect())
                .hasMessageContaining("MR-2703")
                .hasMessageContaining("millrace.data-sets.shared-directory");
    }

    private static final String PROGRAM = """
        import dev.millrace.flink1.*;
        import java.util.*;

        public class Doubling {
            public static void main(String[] args) throws Exception {
                ExecutionEnvironment env = ExecutionEnvironment.getExecutionEnvironment();
                IterativeDataSet<Long> loop = env.fromElements(1L, 3L).iterate(4);
                DataSet<Long> doubled = loop.closeWith(loop.map(x -> 2 * x));
                List<Long> found = new ArrayList<>(doubled.collect());
                Collections.sort(found);
                doubled.writeAsText(args[0]);
                env.execute("found " + found);
            }
        }
        """;

    @Test
    void a_program_that_was_handed_in_collects_what_workers_make() throws IOException {
        RestClient client = cluster.client();
        String jar = client.upload(ProgramJar.of(directory, "Doubling", PROGRAM));
        List<String> arguments = List.of(directory.resolve("doubled").toString());
        client.run(jar, new JarMessages.Run(null, arguments, 2, null, null, null, null, Map.of()));
        while (client.jobs().stream().noneMatch(job -> job.name().startsWith("found"))) {
            assertThat(client.jobs()).extracting(JobMessages.Line::state).doesNotContain("FAILED");
            Host.real().threads().park(10_000_000);
        }
        assertThat(client.jobs()).extracting(JobMessages.Line::name).contains("found [16, 48]");
    }
}
