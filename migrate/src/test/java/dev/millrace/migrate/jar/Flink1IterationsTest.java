package dev.millrace.migrate.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs programs with iterations of data sets that were compiled against Flink 1.18.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class Flink1IterationsTest {
    private static final String BEGINNING = """
        package old;

        import java.util.*;
        import org.apache.flink.api.common.aggregators.*;
        import org.apache.flink.api.common.functions.*;
        import org.apache.flink.api.java.*;
        import org.apache.flink.api.java.aggregation.Aggregations;
        import org.apache.flink.api.java.functions.FunctionAnnotation.*;
        import org.apache.flink.api.java.operators.*;
        import org.apache.flink.api.java.tuple.*;
        import org.apache.flink.configuration.Configuration;
        import org.apache.flink.types.LongValue;
        import org.apache.flink.util.Collector;

        public class Program {
            static ExecutionEnvironment environment() {
                ExecutionEnvironment env = ExecutionEnvironment.getExecutionEnvironment();
                env.setParallelism(PARALLELISM);
                return env;
            }

        """;

    @TempDir
    private Path directory;

    private Object run(int parallelism, String body) throws Exception {
        String source = BEGINNING.replace("PARALLELISM", "" + parallelism) + body + "}\n";
        CompiledProgram program = CompiledProgram.ofFlink1(directory, Map.of("old.Program", source));
        try (JobClassLoader loader = program.loader()) {
            assertThat(ProgramCheck.of(loader, "old.Program")).isEmpty();
            return CompiledProgram.call(loader, "old.Program", "run");
        }
    }

    private static final String K_MEANS = """
            public static class Point {
                public double x, y;
                public Point() {}
                public Point(double x, double y) { this.x = x; this.y = y; }
                public Point add(Point other) { x += other.x; y += other.y; return this; }
                public Point div(long val) { x /= val; y /= val; return this; }
                public double distance(Point other) { return Math.hypot(x - other.x, y - other.y); }
                @Override public String toString() { return x + " " + y; }
            }

            public static class Centroid extends Point {
                public int id;
                public Centroid() {}
                public Centroid(int id, Point p) { super(p.x, p.y); this.id = id; }
                @Override public String toString() { return id + " " + super.toString(); }
            }

            @ForwardedFields("*->1")
            public static final class SelectNearestCenter extends RichMapFunction<Point, Tuple2<Integer, Point>> {
                private Collection<Centroid> centroids;
                @Override public void open(Configuration parameters) throws Exception {
                    this.centroids = getRuntimeContext().getBroadcastVariable("centroids");
                }
                @Override public Tuple2<Integer, Point> map(Point p) throws Exception {
                    double minDistance = Double.MAX_VALUE;
                    int closest = -1;
                    for (Centroid centroid : centroids) {
                        double distance = p.distance(centroid);
                        if (distance < minDistance) { minDistance = distance; closest = centroid.id; }
                    }
                    return new Tuple2<>(closest, p);
                }
            }

            @ForwardedFields("f0;f1")
            public static final class CountAppender
                    implements MapFunction<Tuple2<Integer, Point>, Tuple3<Integer, Point, Long>> {
                @Override public Tuple3<Integer, Point, Long> map(Tuple2<Integer, Point> t) {
                    return new Tuple3<>(t.f0, t.f1, 1L);
                }
            }

            @ForwardedFields("0")
            public static final class CentroidAccumulator implements ReduceFunction<Tuple3<Integer, Point, Long>> {
                @Override public Tuple3<Integer, Point, Long> reduce(
                        Tuple3<Integer, Point, Long> a, Tuple3<Integer, Point, Long> b) {
                    return new Tuple3<>(a.f0, a.f1.add(b.f1), a.f2 + b.f2);
                }
            }

            @ForwardedFields("0->id")
            public static final class CentroidAverager implements MapFunction<Tuple3<Integer, Point, Long>, Centroid> {
                @Override public Centroid map(Tuple3<Integer, Point, Long> value) {
                    return new Centroid(value.f0, value.f1.div(value.f2));
                }
            }

            public static List<String> run() throws Exception {
                ExecutionEnvironment env = environment();
                DataSet<Point> points = env.fromElements(
                        new Point(0, 0), new Point(0, 2), new Point(2, 0), new Point(2, 2), new Point(9, 9),
                        new Point(9, 7));
                DataSet<Centroid> centroids =
                        env.fromElements(new Centroid(1, new Point(0, 0)), new Centroid(2, new Point(2, 2)));
                IterativeDataSet<Centroid> loop = centroids.iterate(10);
                DataSet<Centroid> newCentroids = points
                        .map(new SelectNearestCenter()).withBroadcastSet(loop, "centroids")
                        .map(new CountAppender())
                        .groupBy(0).reduce(new CentroidAccumulator())
                        .map(new CentroidAverager());
                DataSet<Centroid> finalCentroids = loop.closeWith(newCentroids);
                List<String> results = new ArrayList<>();
                for (Centroid centroid : finalCentroids.collect()) results.add(centroid.toString());
                DataSet<Tuple2<Integer, Point>> clustered =
                        points.map(new SelectNearestCenter()).withBroadcastSet(finalCentroids, "centroids");
                for (Tuple2<Integer, Point> point : clustered.collect()) results.add(point.f0 + ": " + point.f1);
                Collections.sort(results);
                return results;
            }
        """;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void k_means(int parallelism) throws Exception {
        assertThat(run(parallelism, K_MEANS))
                .isEqualTo(List.of(
                        "1 1.0 1.0",
                        "1: 0.0 0.0",
                        "1: 0.0 2.0",
                        "1: 2.0 0.0",
                        "1: 2.0 2.0",
                        "2 9.0 8.0",
                        "2: 9.0 7.0",
                        "2: 9.0 9.0"));
    }

    private static final String COMPONENTS = """
            @ForwardedFields("*->f0")
            public static final class DuplicateValue<T> implements MapFunction<T, Tuple2<T, T>> {
                @Override public Tuple2<T, T> map(T vertex) { return new Tuple2<T, T>(vertex, vertex); }
            }

            public static final class UndirectEdge
                    implements FlatMapFunction<Tuple2<Long, Long>, Tuple2<Long, Long>> {
                Tuple2<Long, Long> invertedEdge = new Tuple2<Long, Long>();
                @Override public void flatMap(Tuple2<Long, Long> edge, Collector<Tuple2<Long, Long>> out) {
                    invertedEdge.f0 = edge.f1;
                    invertedEdge.f1 = edge.f0;
                    out.collect(edge);
                    out.collect(invertedEdge);
                }
            }

            @ForwardedFieldsFirst("f1->f1")
            @ForwardedFieldsSecond("f1->f0")
            public static final class NeighborWithComponentIDJoin
                    implements JoinFunction<Tuple2<Long, Long>, Tuple2<Long, Long>, Tuple2<Long, Long>> {
                @Override public Tuple2<Long, Long> join(Tuple2<Long, Long> vertex, Tuple2<Long, Long> edge) {
                    return new Tuple2<Long, Long>(edge.f1, vertex.f1);
                }
            }

            @ForwardedFieldsFirst("*")
            public static final class ComponentIdFilter
                    extends RichFlatJoinFunction<Tuple2<Long, Long>, Tuple2<Long, Long>, Tuple2<Long, Long>> {
                private LongSumAggregator changes;
                @Override public void open(Configuration parameters) {
                    changes = getIterationRuntimeContext().getIterationAggregator("changes");
                    LongValue before = getIterationRuntimeContext().getPreviousIterationAggregate("changes");
                    boolean isFirst = getIterationRuntimeContext().getSuperstepNumber() == 1;
                    if (isFirst != (before == null)) throw new IllegalStateException("" + before);
                }
                @Override public void join(
                        Tuple2<Long, Long> candidate, Tuple2<Long, Long> old, Collector<Tuple2<Long, Long>> out) {
                    if (candidate.f1 < old.f1) {
                        changes.aggregate(1);
                        out.collect(candidate);
                    }
                }
            }

            public static List<String> run() throws Exception {
                ExecutionEnvironment env = environment();
                DataSet<Long> vertices = env.generateSequence(1, 9);
                DataSet<Tuple2<Long, Long>> edges = env.fromElements(
                        Tuple2.of(1L, 2L), Tuple2.of(2L, 3L), Tuple2.of(3L, 4L), Tuple2.of(6L, 5L), Tuple2.of(7L, 6L))
                        .flatMap(new UndirectEdge());
                DataSet<Tuple2<Long, Long>> verticesWithInitialId = vertices.map(new DuplicateValue<Long>());
                DeltaIteration<Tuple2<Long, Long>, Tuple2<Long, Long>> iteration =
                        verticesWithInitialId.iterateDelta(verticesWithInitialId, 10, 0).name("components");
                iteration.registerAggregator("changes", new LongSumAggregator());
                DataSet<Tuple2<Long, Long>> changes = iteration.getWorkset()
                        .join(edges).where(0).equalTo(0).with(new NeighborWithComponentIDJoin())
                        .groupBy(0).aggregate(Aggregations.MIN, 1)
                        .join(iteration.getSolutionSet()).where(0).equalTo(0).with(new ComponentIdFilter());
                List<String> results = new ArrayList<>();
                for (Tuple2<Long, Long> each : iteration.closeWith(changes, changes).collect()) results.add("" + each);
                Collections.sort(results);
                return results;
            }
        """;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void connected_components(int parallelism) throws Exception {
        assertThat(run(parallelism, COMPONENTS))
                .isEqualTo(List.of("(1,1)", "(2,1)", "(3,1)", "(4,1)", "(5,5)", "(6,5)", "(7,5)", "(8,8)", "(9,9)"));
    }
}
