package dev.millrace.flink1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Order;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.accumulator.IntCounter;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.function.GroupReduceFunction;
import dev.millrace.api.function.JoinFunction;
import dev.millrace.api.process.RichGroupReduceFunction;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.tuple.Tuple3;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs whole programs with data sets.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class DataSetTest {
    @TempDir
    private Path directory;

    private static ExecutionEnvironment environment(int parallelism) {
        ExecutionEnvironment env = ExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        return env;
    }

    private static DataSet<Tuple3<String, Integer, Double>> sales(ExecutionEnvironment env) {
        return env.fromElements(
                Tuple3.of("a", 3, 0.5), Tuple3.of("b", 7, 1.0), Tuple3.of("a", 1, 2.0), Tuple3.of("a", 2, 0.25));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void words_are_counted(int parallelism) throws Exception {
        Path file = directory.resolve("text");
        Files.writeString(file, "to be or not\nto be\n");
        DataSet<Tuple2<String, Integer>> counts = environment(parallelism)
                .readTextFile(file.toString())
                .<Tuple2<String, Integer>>flatMap((line, out) -> {
                    for (String word : line.split(" ")) out.collect(Tuple2.of(word, 1));
                })
                .returns(Types.TUPLE(Types.STRING, Types.INT))
                .groupBy(0)
                .sum(1);
        assertThat(counts.collect())
                .containsExactlyInAnyOrder(
                        Tuple2.of("to", 2), Tuple2.of("be", 2), Tuple2.of("or", 1), Tuple2.of("not", 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void fields_are_aggregated_by_group_and_over_all(int parallelism) throws Exception {
        DataSet<Tuple3<String, Integer, Double>> sales = sales(environment(parallelism));
        assertThat(sales.groupBy(0).sum(1).andMin(2).collect())
                .containsExactlyInAnyOrder(Tuple3.of("a", 6, 0.25), Tuple3.of("b", 7, 1.0));
        assertThat(sales.max(1).collect()).extracting(sale -> sale.f1).containsExactly(7);
        assertThat(sales.aggregate(Aggregations.SUM, 2).collect())
                .extracting(sale -> sale.f2)
                .containsExactly(3.75);
        assertThat(sales.groupBy("f0").minBy(1).collect())
                .containsExactlyInAnyOrder(Tuple3.of("a", 1, 2.0), Tuple3.of("b", 7, 1.0));
        assertThat(sales.maxBy(2).collect()).containsExactly(Tuple3.of("a", 1, 2.0));
    }

    @Test
    void what_cannot_be_aggregated_is_refused_at_once() {
        DataSet<Tuple3<String, Integer, Double>> sales = sales(environment(1));
        assertThatThrownBy(() -> sales.sum(0)).hasMessageContaining("MR-2700").hasMessageContaining("SUM of field 0");
        assertThatThrownBy(() -> sales.min(3)).hasMessageContaining("MR-2700");
        assertThatThrownBy(() -> environment(1).fromElements("a").sum(0)).hasMessageContaining("MR-2700");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void elements_are_reduced(int parallelism) throws Exception {
        DataSet<Long> numbers = environment(parallelism).generateSequence(1, 100);
        assertThat(numbers.reduce(Long::sum).collect()).containsExactly(5050L);
        assertThat(numbers.groupBy(number -> number % 3).reduce(Long::sum).collect())
                .containsExactlyInAnyOrder(1683L, 1717L, 1650L);
        assertThat(numbers.filter(number -> number > 200).reduce(Long::sum).collect())
                .isEmpty();
        assertThat(numbers.count()).isEqualTo(100);
        assertThat(numbers.union(numbers.map(number -> number + 50)).distinct().count())
                .isEqualTo(150);
    }

    /// Joins the names of a group, and counts groups.
    private static final class Names extends RichGroupReduceFunction<Tuple3<String, Integer, Double>, String> {
        private transient IntCounter groups;

        @Override
        public void open(Configuration parameters) {
            groups = getRuntimeContext().getIntCounter("groups");
        }

        @Override
        public void reduce(Iterable<Tuple3<String, Integer, Double>> values, Collector<String> out) {
            groups.add(1);
            StringBuilder all = new StringBuilder();
            values.forEach(value -> all.append(value.f0).append(value.f1));
            out.collect(all.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void groups_are_seen_whole_and_sorted(int parallelism) throws Exception {
        ExecutionEnvironment env = environment(parallelism);
        DataSet<Tuple3<String, Integer, Double>> sales = sales(env);
        assertThat(sales.groupBy(0)
                        .sortGroup(1, Order.ASCENDING)
                        .reduceGroup(new Names())
                        .collect())
                .containsExactlyInAnyOrder("a1a2a3", "b7");
        assertThat((Integer) env.getLastJobExecutionResult().getAccumulatorResult("groups"))
                .isEqualTo(2);
        assertThat(sales.groupBy(0).sortGroup("f2", Order.DESCENDING).first(1).collect())
                .containsExactlyInAnyOrder(Tuple3.of("a", 1, 2.0), Tuple3.of("b", 7, 1.0));
        assertThat(sales.first(3).count()).isEqualTo(3);
        GroupReduceFunction<Tuple3<String, Integer, Double>, Integer> size = new GroupReduceFunction<>() {
            @Override
            public void reduce(Iterable<Tuple3<String, Integer, Double>> values, Collector<Integer> out) {
                int count = 0;
                for (Object _ : values) count++;
                out.collect(count);
            }
        };
        assertThat(sales.reduceGroup(size).collect()).containsExactly(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void sets_are_joined(int parallelism) throws Exception {
        ExecutionEnvironment env = environment(parallelism);
        DataSet<Tuple3<String, Integer, Double>> sales = sales(env);
        DataSet<Tuple2<String, String>> shops = env.fromElements(Tuple2.of("a", "Aachen"), Tuple2.of("c", "Celle"));
        JoinFunction<Tuple3<String, Integer, Double>, Tuple2<String, String>, String> named = new Named();
        assertThat(sales.join(shops).where(0).equalTo(0).with(named).collect())
                .containsExactlyInAnyOrder("Aachen 3", "Aachen 1", "Aachen 2");
        assertThat(sales.join(shops, JoinHint.BROADCAST_HASH_SECOND)
                        .where(sale -> sale.f0)
                        .equalTo(shop -> shop.f0)
                        .count())
                .isEqualTo(3);
        assertThat(sales.leftOuterJoin(shops)
                        .where("f0")
                        .equalTo("f0")
                        .with(named)
                        .collect())
                .containsExactlyInAnyOrder("Aachen 3", "Aachen 1", "Aachen 2", "null 7");
        assertThat(sales.fullOuterJoin(shops)
                        .where(0)
                        .equalTo(0)
                        .with(new NamedFlat())
                        .collect())
                .containsExactlyInAnyOrder("Aachen 3", "Aachen 1", "Aachen 2", "null 7", "Celle null");
        assertThat(sales.rightOuterJoin(shops).where(0).equalTo(0).with(named).count())
                .isEqualTo(4);
        assertThat(sales.cross(shops).count()).isEqualTo(8);
        assertThat(shops.cross(shops).with((one, two) -> one.f0 + two.f0).collect())
                .containsExactlyInAnyOrder("aa", "ac", "ca", "cc");
        assertThat(sales.coGroup(shops)
                        .where(0)
                        .equalTo(0)
                        .<Boolean>with((left, right, out) -> out.collect(
                                left.iterator().hasNext() && right.iterator().hasNext()))
                        .returns(Types.BOOLEAN)
                        .collect())
                .containsExactlyInAnyOrder(true, false, false);
    }

    /// Returns a shop and a number of sales.
    private static final class Named
            implements JoinFunction<Tuple3<String, Integer, Double>, Tuple2<String, String>, String> {
        @Override
        public String join(Tuple3<String, Integer, Double> sale, Tuple2<String, String> shop) {
            return (shop == null ? null : shop.f1) + " " + (sale == null ? null : sale.f1);
        }
    }

    /// Emits a shop and a number of sales through a collector.
    private static final class NamedFlat
            implements FlatJoinFunction<Tuple3<String, Integer, Double>, Tuple2<String, String>, String> {
        @Override
        public void join(Tuple3<String, Integer, Double> sale, Tuple2<String, String> shop, Collector<String> out) {
            out.collect(new Named().join(sale, shop));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void partitions_are_sorted_and_seen_whole(int parallelism) throws Exception {
        DataSet<Tuple2<Integer, Integer>> pairs = environment(parallelism)
                .generateSequence(1, 50)
                .map(number -> Tuple2.of((int) (number % 2), (int) (100 - number)))
                .returns(Types.TUPLE(Types.INT, Types.INT));
        List<Integer> sorted = pairs.partitionByHash(0)
                .sortPartition(1, Order.ASCENDING)
                .<Integer>mapPartition((values, out) -> {
                    List<Integer> all = new ArrayList<>();
                    values.forEach(value -> all.add(value.f1));
                    out.collect(all.equals(all.stream().sorted().toList()) ? all.size() : -1);
                })
                .returns(Types.INT)
                .collect();
        assertThat(sorted).doesNotContain(-1);
        assertThat(sorted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(50);
    }

    /// Counts the elements that it maps.
    private static final class Counted extends RichMapFunction<Long, Long> {
        @Override
        public Long map(Long value) {
            getRuntimeContext().getIntCounter("mapped").add(1);
            return value;
        }
    }

    @Test
    void only_what_a_sink_needs_is_run() throws Exception {
        ExecutionEnvironment env = environment(2);
        DataSet<Long> numbers = env.generateSequence(1, 10);
        DataSet<Long> unused = numbers.map(new Counted());
        assertThat(numbers.count()).isEqualTo(10);
        assertThat(env.getLastJobExecutionResult().getAllAccumulatorResults()).doesNotContainKey("mapped");
        assertThat(unused.count()).isEqualTo(10);
        assertThat((Integer) env.getLastJobExecutionResult().getAccumulatorResult("mapped"))
                .isEqualTo(10);
    }

    @Test
    void sets_are_written_and_printed() throws Exception {
        Path file = directory.resolve("out");
        ExecutionEnvironment env = environment(2);
        DataSet<Tuple3<String, Integer, Double>> sales = sales(env);
        sales.writeAsCsv(file.toString(), "\n", "|").setParallelism(1).name("file");
        env.execute("write");
        assertThat(Files.readAllLines(file)).contains("a|3|0.5").hasSize(4);
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            sales.filter(sale -> sale.f0.equals("b")).print();
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).strip()).isEqualTo("(b,7,1.0)");
    }

    @Test
    void a_failure_is_thrown_by_whoever_runs() {
        DataSet<Integer> failing = environment(1).fromElements(1, 0).map(number -> 1 / number);
        assertThatThrownBy(failing::collect).rootCause().isInstanceOf(ArithmeticException.class);
    }

    /// Adds a parameter and a value of a broadcast set to each element.
    private static final class Priced extends RichMapFunction<Tuple3<String, Integer, Double>, String> {
        private Map<String, String> names = Map.of();
        private String mark = "";

        @Override
        public void open(Configuration parameters) {
            mark = parameters.getString("mark", "none");
            names = getRuntimeContext()
                    .getBroadcastVariableWithInitializer("names", (Iterable<Tuple2<String, String>> pairs) -> {
                        Map<String, String> found = new HashMap<>();
                        pairs.forEach(pair -> found.put(pair.f0, pair.f1));
                        return found;
                    });
            assertThat(getRuntimeContext().hasBroadcastVariable("names")).isTrue();
            assertThat(getRuntimeContext().hasBroadcastVariable("prices")).isFalse();
        }

        @Override
        public String map(Tuple3<String, Integer, Double> sale) {
            return mark + names.get(sale.f0) + sale.f1;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void functions_get_parameters_and_broadcast_sets(int parallelism) throws Exception {
        ExecutionEnvironment env = environment(parallelism);
        DataSet<Tuple2<String, String>> names = env.fromElements(Tuple2.of("a", "Aachen"), Tuple2.of("b", "Bonn"))
                .rebalance();
        Configuration parameters = new Configuration();
        parameters.setString("mark", "#");
        DataSet<String> priced = sales(env)
                .rebalance()
                .map(new Priced())
                .withBroadcastSet(names, "names")
                .withParameters(parameters);
        assertThat(priced.collect()).containsExactlyInAnyOrder("#Aachen3", "#Bonn7", "#Aachen1", "#Aachen2");
    }

    /// Counts the elements of a group that are in a broadcast set.
    private static final class Common extends RichGroupReduceFunction<Tuple3<String, Integer, Double>, String> {
        @Override
        public void reduce(Iterable<Tuple3<String, Integer, Double>> values, Collector<String> out) {
            List<Integer> wanted = getRuntimeContext().getBroadcastVariable("wanted");
            int count = 0;
            String name = "";
            for (Tuple3<String, Integer, Double> value : values) {
                name = value.f0;
                if (wanted.contains(value.f1)) count++;
            }
            out.collect(name + count);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void functions_of_groups_get_broadcast_sets(int parallelism) throws Exception {
        ExecutionEnvironment env = environment(parallelism);
        DataSet<Integer> wanted = env.fromElements(1, 3, 9);
        assertThat(sales(env)
                        .groupBy(0)
                        .reduceGroup(new Common())
                        .withBroadcastSet(wanted, "wanted")
                        .collect())
                .containsExactlyInAnyOrder("a2", "b0");
    }

    @Test
    void a_broadcast_set_that_nobody_gave_is_told() {
        assertThatThrownBy(() -> sales(environment(1)).map(new Priced()).collect())
                .rootCause()
                .hasMessageContaining("no broadcast variable 'names'")
                .hasMessageContaining("withBroadcastSet");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_client_gathers_results_that_come_with_the_end_of_a_job(int parallelism) throws Exception {
        ExecutionEnvironment env = new ExecutionEnvironment(
                StreamExecutionEnvironment.getExecutionEnvironment(ExecutionEnvironment.bounded(new Configuration())),
                true);
        env.setParallelism(parallelism);
        DataSet<Long> numbers = env.generateSequence(1, 1_000);
        assertThat(numbers.filter(number -> number % 100 == 0).collect())
                .containsExactlyInAnyOrder(100L, 200L, 300L, 400L, 500L, 600L, 700L, 800L, 900L, 1_000L);
        assertThat(numbers.count()).isEqualTo(1_000);
        assertThat(numbers.filter(number -> number < 0).collect()).isEmpty();
    }
}
