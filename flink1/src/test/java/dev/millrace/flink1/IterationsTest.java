package dev.millrace.flink1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.aggregator.ConvergenceCriterion;
import dev.millrace.api.aggregator.LongSumAggregator;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobListener;
import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.function.JoinFunction;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.process.RichFilterFunction;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.tuple.Tuple3;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.api.value.LongValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs iterations of data sets in whole programs, and compares the results with plain computations.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class IterationsTest {
    @TempDir
    private Path directory;

    /// @param isElsewhere whether elements travel as if the subtasks ran in other processes
    private static ExecutionEnvironment environment(int parallelism, boolean isElsewhere) {
        ExecutionEnvironment env = new ExecutionEnvironment(
                StreamExecutionEnvironment.getExecutionEnvironment(ExecutionEnvironment.bounded(new Configuration())),
                isElsewhere);
        env.setParallelism(parallelism);
        return env;
    }

    private static List<Tuple2<Long, Long>> graph(int vertices, int edges, long seed) {
        Random random = new Random(seed);
        List<Tuple2<Long, Long>> graph = new ArrayList<>();
        for (int i = 0; i < edges; i++) {
            graph.add(Tuple2.of((long) random.nextInt(vertices), (long) random.nextInt(vertices)));
        }
        return graph;
    }

    private static <A, B> Map<A, B> map(List<Tuple2<A, B>> pairs) {
        Map<A, B> map = new TreeMap<>();
        for (Tuple2<A, B> pair : pairs) assertThat(map.put(pair.f0, pair.f1)).isNull();
        return map;
    }

    // ---- page rank

    private static final double DAMPING = 0.85;

    /// Distributes the rank of a page over its links.
    private static final class Spread
            implements FlatMapFunction<Tuple2<Tuple2<Long, Double>, Tuple2<Long, Long[]>>, Tuple2<Long, Double>> {
        @Override
        public void flatMap(
                Tuple2<Tuple2<Long, Double>, Tuple2<Long, Long[]>> page, Collector<Tuple2<Long, Double>> out) {
            for (Long target : page.f1.f1) out.collect(Tuple2.of(target, page.f0.f1 / page.f1.f1.length));
        }
    }

    private record Damped(int pages) implements MapFunction<Tuple2<Long, Double>, Tuple2<Long, Double>> {
        @Override
        public Tuple2<Long, Double> map(Tuple2<Long, Double> rank) {
            return Tuple2.of(rank.f0, rank.f1 * DAMPING + (1 - DAMPING) / pages);
        }
    }

    /// Returns a page's links: to the next page, to the first page and to a random page.
    private static Long[] links(int page, int pages) {
        TreeSet<Long> links = new TreeSet<>();
        links.add((page + 1L) % pages);
        links.add(0L);
        links.add((long) new Random(page).nextInt(pages));
        return links.toArray(Long[]::new);
    }

    private static Map<Long, Double> plainRanks(int pages, int supersteps) {
        Map<Long, Double> ranks = new TreeMap<>();
        for (long page = 0; page < pages; page++) ranks.put(page, 1.0 / pages);
        for (int superstep = 0; superstep < supersteps; superstep++) {
            Map<Long, Double> next = new TreeMap<>();
            ranks.forEach((page, rank) -> {
                Long[] links = links(page.intValue(), pages);
                for (Long target : links) next.merge(target, rank / links.length, Double::sum);
            });
            next.replaceAll((_, rank) -> rank * DAMPING + (1 - DAMPING) / pages);
            ranks = next;
        }
        return ranks;
    }

    @ParameterizedTest
    @CsvSource({"1, false", "3, false", "2, true"})
    void pages_are_ranked(int parallelism, boolean isElsewhere) throws Exception {
        int pages = 20;
        ExecutionEnvironment env = environment(parallelism, isElsewhere);
        List<Tuple2<Long, Long[]>> linked = new ArrayList<>();
        for (int page = 0; page < pages; page++) linked.add(Tuple2.of((long) page, links(page, pages)));
        DataSet<Tuple2<Long, Long[]>> links =
                env.fromCollection(linked, Types.TUPLE(Types.LONG, Types.OBJECT_ARRAY(Types.LONG)));
        DataSet<Tuple2<Long, Double>> initial = env.generateSequence(0, pages - 1)
                .map(page -> Tuple2.of(page, 1.0 / pages))
                .returns(Types.TUPLE(Types.LONG, Types.DOUBLE));
        IterativeDataSet<Tuple2<Long, Double>> ranks = initial.iterate(15);
        DataSet<Tuple2<Long, Double>> next = ranks.join(links)
                .where(0)
                .equalTo(0)
                .flatMap(new Spread())
                .groupBy(0)
                .aggregate(Aggregations.SUM, 1)
                .map(new Damped(pages));
        Map<Long, Double> found = map(ranks.closeWith(next).collect());
        Map<Long, Double> expected = plainRanks(pages, 15);
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        found.forEach((page, rank) -> assertThat(rank).isCloseTo(expected.get(page), within(1e-9)));
    }

    // ---- k-means

    /// Returns the nearest of the centers in a broadcast set.
    private static final class Nearest
            extends RichMapFunction<Tuple2<Double, Double>, Tuple2<Integer, Tuple2<Double, Double>>> {
        private Collection<Tuple3<Integer, Double, Double>> centers = List.of();

        @Override
        public void open(Configuration parameters) {
            centers = getRuntimeContext().getBroadcastVariable("centers");
        }

        @Override
        public Tuple2<Integer, Tuple2<Double, Double>> map(Tuple2<Double, Double> point) {
            return Tuple2.of(nearest(centers, point), point);
        }
    }

    private static int nearest(Collection<Tuple3<Integer, Double, Double>> centers, Tuple2<Double, Double> point) {
        int nearest = -1;
        double least = Double.MAX_VALUE;
        for (Tuple3<Integer, Double, Double> center : centers) {
            double distance = Math.hypot(point.f0 - center.f1, point.f1 - center.f2);
            if (distance < least || distance == least && center.f0 < nearest) {
                least = distance;
                nearest = center.f0;
            }
        }
        return nearest;
    }

    private record Mean(double x, double y, long count) {
        Mean and(Mean other) {
            return new Mean(x + other.x, y + other.y, count + other.count);
        }
    }

    private static List<Tuple2<Double, Double>> points() {
        Random random = new Random(5);
        List<Tuple2<Double, Double>> points = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int middle = 10 * (i % 3);
            // Sums of multiples of one half are exact, so they do not depend on the order of addition.
            points.add(Tuple2.of(middle + random.nextInt(12) / 2.0, middle - random.nextInt(12) / 2.0));
        }
        return points;
    }

    private static final List<Tuple3<Integer, Double, Double>> CENTERS =
            List.of(Tuple3.of(1, 0.0, 9.0), Tuple3.of(2, 3.0, 4.0), Tuple3.of(3, 20.0, 0.0));

    private static Map<Integer, Tuple3<Integer, Double, Double>> plainCenters(int supersteps) {
        List<Tuple3<Integer, Double, Double>> centers = CENTERS;
        for (int superstep = 0; superstep < supersteps; superstep++) {
            Map<Integer, Mean> means = new TreeMap<>();
            for (Tuple2<Double, Double> point : points())
                means.merge(nearest(centers, point), new Mean(point.f0, point.f1, 1), Mean::and);
            List<Tuple3<Integer, Double, Double>> next = new ArrayList<>();
            means.forEach((id, mean) -> next.add(Tuple3.of(id, mean.x / mean.count, mean.y / mean.count)));
            centers = next;
        }
        Map<Integer, Tuple3<Integer, Double, Double>> byId = new TreeMap<>();
        for (Tuple3<Integer, Double, Double> center : centers) byId.put(center.f0, center);
        return byId;
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "2, true"})
    void centers_move_to_the_middle_of_their_points(int parallelism, boolean isElsewhere) throws Exception {
        ExecutionEnvironment env = environment(parallelism, isElsewhere);
        DataSet<Tuple2<Double, Double>> points = env.fromCollection(points()).rebalance();
        IterativeDataSet<Tuple3<Integer, Double, Double>> loop =
                env.fromCollection(CENTERS).iterate(4);
        DataSet<Tuple3<Integer, Double, Double>> moved = points.map(new Nearest())
                .withBroadcastSet(loop, "centers")
                .map(near -> Tuple2.of(near.f0, new Mean(near.f1.f0, near.f1.f1, 1)))
                .returns(Types.TUPLE(Types.INT, Types.GENERIC(Mean.class)))
                .groupBy(0)
                .reduce((one, two) -> Tuple2.of(one.f0, one.f1.and(two.f1)))
                .map(sum -> Tuple3.of(sum.f0, sum.f1.x / sum.f1.count, sum.f1.y / sum.f1.count))
                .returns(Types.TUPLE(Types.INT, Types.DOUBLE, Types.DOUBLE));
        DataSet<Tuple3<Integer, Double, Double>> centers = loop.closeWith(moved);
        Map<Integer, Tuple3<Integer, Double, Double>> expected = plainCenters(4);
        assertThat(centers.collect()).containsExactlyInAnyOrderElementsOf(expected.values());
        List<Tuple2<Integer, Tuple2<Double, Double>>> assigned =
                points.map(new Nearest()).withBroadcastSet(centers, "centers").collect();
        assertThat(assigned)
                .hasSize(300)
                .allSatisfy(near -> assertThat(near.f0).isEqualTo(nearest(expected.values(), near.f1)));
    }

    // ---- connected components

    /// Passes a smaller component on to a neighbour.
    private static final class Neighbour
            implements JoinFunction<Tuple2<Long, Long>, Tuple2<Long, Long>, Tuple2<Long, Long>> {
        @Override
        public Tuple2<Long, Long> join(Tuple2<Long, Long> component, Tuple2<Long, Long> edge) {
            return Tuple2.of(edge.f1, component.f1);
        }
    }

    private static final class Lesser
            implements FlatJoinFunction<Tuple2<Long, Long>, Tuple2<Long, Long>, Tuple2<Long, Long>> {
        @Override
        public void join(Tuple2<Long, Long> candidate, Tuple2<Long, Long> known, Collector<Tuple2<Long, Long>> out) {
            if (candidate.f1 < known.f1) out.collect(candidate);
        }
    }

    private static Map<Long, Long> plainComponents(int vertices, List<Tuple2<Long, Long>> edges) {
        long[] least = new long[vertices];
        for (int i = 0; i < vertices; i++) least[i] = i;
        for (boolean isChanged = true; isChanged; ) {
            isChanged = false;
            for (Tuple2<Long, Long> edge : edges) {
                int one = edge.f0.intValue();
                int two = edge.f1.intValue();
                if (least[one] == least[two]) continue;
                least[one] = Math.min(least[one], least[two]);
                least[two] = least[one];
                isChanged = true;
            }
        }
        Map<Long, Long> components = new TreeMap<>();
        for (int i = 0; i < vertices; i++) components.put((long) i, least[i]);
        return components;
    }

    private static DataSet<Tuple2<Long, Long>> components(
            ExecutionEnvironment env, int vertices, List<Tuple2<Long, Long>> graph, int maxIterations) {
        DataSet<Tuple2<Long, Long>> edges = env.fromCollection(graph)
                .flatMap((FlatMapFunction<Tuple2<Long, Long>, Tuple2<Long, Long>>) (edge, out) -> {
                    out.collect(edge);
                    out.collect(Tuple2.of(edge.f1, edge.f0));
                })
                .returns(Types.TUPLE(Types.LONG, Types.LONG));
        DataSet<Tuple2<Long, Long>> initial = env.generateSequence(0, vertices - 1)
                .map(vertex -> Tuple2.of(vertex, vertex))
                .returns(Types.TUPLE(Types.LONG, Types.LONG));
        DeltaIteration<Tuple2<Long, Long>, Tuple2<Long, Long>> iteration =
                initial.iterateDelta(initial, maxIterations, 0);
        DataSet<Tuple2<Long, Long>> changes = iteration
                .getWorkset()
                .join(edges)
                .where(0)
                .equalTo(0)
                .with(new Neighbour())
                .groupBy(0)
                .aggregate(Aggregations.MIN, 1)
                .join(iteration.getSolutionSet())
                .where(0)
                .equalTo(0)
                .with(new Lesser());
        return iteration.closeWith(changes, changes);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "3, false", "2, true"})
    void components_are_found_by_changes_alone(int parallelism, boolean isElsewhere) throws Exception {
        List<Tuple2<Long, Long>> graph = graph(60, 45, 3);
        ExecutionEnvironment env = environment(parallelism, isElsewhere);
        DataSet<Tuple2<Long, Long>> components = components(env, 60, graph, 100);
        assertThat(map(components.collect())).isEqualTo(plainComponents(60, graph));
        // The second execution starts from the initial elements.
        assertThat(components.count()).isEqualTo(60);
    }

    @Test
    void a_maximum_of_supersteps_ends_a_delta_iteration_before_its_workset_is_empty() throws Exception {
        List<Tuple2<Long, Long>> line = new ArrayList<>();
        for (long i = 0; i < 9; i++) line.add(Tuple2.of(i, i + 1));
        Map<Long, Long> found =
                map(components(environment(2, false), 10, line, 3).collect());
        assertThat(found)
                .hasSize(10)
                .containsEntry(3L, 0L)
                .containsEntry(4L, 1L)
                .containsEntry(9L, 6L);
    }

    // ---- transitive closure

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "2, true"})
    void a_closure_grows_until_a_criterion_is_empty(int parallelism, boolean isElsewhere) throws Exception {
        List<Tuple2<Long, Long>> graph = graph(25, 30, 9);
        ExecutionEnvironment env = environment(parallelism, isElsewhere);
        DataSet<Tuple2<Long, Long>> edges = env.fromCollection(graph).distinct();
        IterativeDataSet<Tuple2<Long, Long>> paths = edges.iterate(1_000_000);
        DataSet<Tuple2<Long, Long>> longer = paths.join(edges)
                .where(1)
                .equalTo(0)
                .with((JoinFunction<Tuple2<Long, Long>, Tuple2<Long, Long>, Tuple2<Long, Long>>)
                        (path, edge) -> Tuple2.of(path.f0, edge.f1))
                .returns(Types.TUPLE(Types.LONG, Types.LONG))
                .union(paths)
                .distinct();
        DataSet<Tuple2<Long, Long>> added = longer.leftOuterJoin(paths)
                .where(0, 1)
                .equalTo(0, 1)
                .with((FlatJoinFunction<Tuple2<Long, Long>, Tuple2<Long, Long>, Tuple2<Long, Long>>)
                        (path, known, out) -> {
                            if (known == null) out.collect(path);
                        })
                .returns(Types.TUPLE(Types.LONG, Types.LONG));
        List<Tuple2<Long, Long>> found = paths.closeWith(longer, added).collect();
        assertThat(found).containsExactlyInAnyOrderElementsOf(plainClosure(25, graph));
    }

    private static List<Tuple2<Long, Long>> plainClosure(int vertices, List<Tuple2<Long, Long>> edges) {
        boolean[][] reach = new boolean[vertices][vertices];
        for (Tuple2<Long, Long> edge : edges) reach[edge.f0.intValue()][edge.f1.intValue()] = true;
        for (int via = 0; via < vertices; via++) {
            for (int from = 0; from < vertices; from++) {
                for (int to = 0; to < vertices; to++) reach[from][to] |= reach[from][via] && reach[via][to];
            }
        }
        List<Tuple2<Long, Long>> closure = new ArrayList<>();
        for (int from = 0; from < vertices; from++) {
            for (int to = 0; to < vertices; to++) if (reach[from][to]) closure.add(Tuple2.of((long) from, (long) to));
        }
        return closure;
    }

    // ---- supersteps and aggregators

    /// Adds the number of the superstep and the previous superstep's count, and counts elements.
    private static final class Stepping extends RichMapFunction<Long, Long> {
        private @Nullable LongSumAggregator count;
        private long before;

        @Override
        public void open(Configuration parameters) {
            count = getIterationRuntimeContext().getIterationAggregator("count");
            LongValue previous = getIterationRuntimeContext().getPreviousIterationAggregate("count");
            before = previous == null ? 1_000 : previous.getValue();
        }

        @Override
        public Long map(Long value) {
            count.aggregate(1);
            return value + getIterationRuntimeContext().getSuperstepNumber() + before;
        }
    }

    /// Converges after a superstep if all elements were counted.
    private record After(int superstep) implements ConvergenceCriterion<LongValue> {
        @Override
        public boolean isConverged(int iteration, LongValue value) {
            assertThat(value.getValue()).isEqualTo(10);
            return iteration == superstep;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false", "3, false", "2, true"})
    void functions_see_their_superstep_and_what_was_aggregated_before(int parallelism, boolean isElsewhere)
            throws Exception {
        IterativeDataSet<Long> loop = environment(parallelism, isElsewhere)
                .generateSequence(1, 10)
                .iterate(50)
                .registerAggregationConvergenceCriterion("count", new LongSumAggregator(), new After(3));
        DataSet<Long> result = loop.closeWith(loop.map(new Stepping()));
        // 1 + 2 + 3 for the supersteps, and 1,000 + 10 + 10 for the aggregates.
        assertThat(result.collect()).contains(1_027L, 1_036L).hasSize(10);
    }

    @Test
    void an_aggregator_that_was_not_registered_is_told() {
        IterativeDataSet<Long> loop =
                environment(1, false).generateSequence(1, 10).iterate(2);
        assertThatThrownBy(() -> loop.closeWith(loop.map(new Stepping())).collect())
                .rootCause()
                .hasMessageContaining("no aggregator 'count'")
                .hasMessageContaining("registerAggregator");
    }

    @Test
    void a_function_outside_of_an_iteration_has_no_superstep() {
        assertThatThrownBy(() -> environment(1, false)
                        .generateSequence(1, 10)
                        .map(new Stepping())
                        .collect())
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not in an iteration");
    }

    /// Keeps elements above those of a broadcast set, which belongs to the same superstep.
    private static final class Above extends RichFilterFunction<Long> {
        @Override
        public boolean filter(Long value) {
            List<Long> bounds = getRuntimeContext().getBroadcastVariable("bound");
            assertThat(bounds).hasSize(1);
            return value > bounds.getFirst() && getIterationRuntimeContext().getSuperstepNumber() <= bounds.getFirst();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "2, true"})
    void a_broadcast_set_that_is_made_in_the_iteration_is_new_in_each_superstep(int parallelism, boolean isElsewhere)
            throws Exception {
        ExecutionEnvironment env = environment(parallelism, isElsewhere);
        IterativeDataSet<Long> loop = env.generateSequence(1, 20).iterate(6);
        DataSet<Long> least = loop.reduce((ReduceFunction<Long>) Math::min);
        DataSet<Long> result = loop.closeWith(loop.filter(new Above()).withBroadcastSet(least, "bound"));
        assertThat(result.collect())
                .containsExactlyInAnyOrderElementsOf(
                        List.of(7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L, 20L));
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "2, true"})
    void an_iteration_runs_within_another(int parallelism, boolean isElsewhere) throws Exception {
        ExecutionEnvironment env = environment(parallelism, isElsewhere);
        IterativeDataSet<Long> outer = env.fromElements(0L, 1L).iterate(3);
        IterativeDataSet<Long> inner = outer.map(x -> x * 10).iterate(4);
        DataSet<Long> result =
                outer.closeWith(inner.closeWith(inner.map(x -> x + 1)).map(x -> x + 5));
        long first = 0;
        for (int i = 0; i < 3; i++) first = first * 10 + 4 + 5;
        assertThat(result.collect()).containsExactlyInAnyOrder(first, first + 1_000);
    }

    @Test
    void one_job_reads_the_results_of_two_iterations_and_writes_them() throws Exception {
        ExecutionEnvironment env = environment(2, false);
        List<String> heard = new ArrayList<>();
        env.registerJobListener(new JobListener() {
            @Override
            public void onJobSubmitted(@Nullable JobClient client, @Nullable Throwable failed) {
                heard.add("submitted");
            }

            @Override
            public void onJobExecuted(@Nullable JobExecutionResult result, @Nullable Throwable failed) {
                heard.add("executed");
            }
        });
        IterativeDataSet<Long> one = env.fromElements(1L).iterate(3);
        IterativeDataSet<Long> two = one.closeWith(one.map(x -> x * 2)).iterate(2);
        Path file = directory.resolve("out");
        two.closeWith(two.map(x -> x + 1)).writeAsText(file.toString()).setParallelism(1);
        env.execute();
        assertThat(Files.readAllLines(file)).containsExactly("10");
        assertThat(heard).containsExactly("submitted", "executed");
    }

    @Test
    void a_hundred_supersteps_are_jobs_of_one_plan() throws Exception {
        IterativeDataSet<Long> loop = environment(1, false).fromElements(0L).iterate(100);
        assertThat(loop.closeWith(loop.map(x -> x + 1)).collect()).containsExactly(100L);
    }

    @Test
    void a_superstep_that_fails_ends_the_program_and_leaves_the_environment_usable() throws Exception {
        ExecutionEnvironment env = environment(2, false);
        IterativeDataSet<Long> loop = env.fromElements(2L).iterate(5);
        DataSet<Long> failing = loop.closeWith(loop.map(x -> 6 / (x - 1) * 0 + x - 1));
        assertThatThrownBy(failing::collect).rootCause().isInstanceOf(ArithmeticException.class);
        assertThat(env.fromElements(1L).collect()).containsExactly(1L);
    }

    @Test
    void the_data_set_of_an_iteration_has_no_elements_outside() {
        ExecutionEnvironment env = environment(1, false);
        IterativeDataSet<Long> loop = env.fromElements(2L).iterate(5).name("doubling");
        assertThatThrownBy(() -> loop.map(x -> 2 * x).collect())
                .hasMessageContaining("MR-2702")
                .hasMessageContaining("'doubling'");
        assertThatThrownBy(() -> env.fromElements(2L).iterate(0)).hasMessageContaining("MR-2702");
    }
}
