package dev.millrace.migrate.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.migrate.NamesTable;
import dev.millrace.migrate.jar.CompiledProgram;
import dev.millrace.migrate.jar.OrdersProgram;
import dev.millrace.migrate.jar.TestedProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compiles and runs whole programs after rewriting, and compares their results.
final class MigratedProgramTest {
    @TempDir
    private Path directory;

    @Test
    void a_rewritten_program_compiles_and_gives_the_same_results() throws Exception {
        Rewritten rewritten = new JavaRewriter(NamesTable.flink()).rewrite(OrdersProgram.SOURCE);
        assertThat(rewritten.remarks()).isEmpty();
        assertThat(rewritten.text()).doesNotContain("org.apache.flink");
        CompiledProgram program = CompiledProgram.of(directory, 25, Map.of("shop.Orders", rewritten.text()));
        assertThat(program.call("shop.Orders", "run")).isEqualTo(OrdersProgram.RESULTS);
    }

    private static final String OLD_PROGRAM = """
        package old;

        import java.util.List;
        import org.apache.flink.api.common.functions.RichMapFunction;
        import org.apache.flink.api.common.restartstrategy.RestartStrategies;
        import org.apache.flink.api.java.DataSet;
        import org.apache.flink.api.java.ExecutionEnvironment;
        import org.apache.flink.api.java.operators.AggregateOperator;
        import org.apache.flink.api.java.tuple.Tuple2;
        import org.apache.flink.api.java.utils.ParameterTool;
        import org.apache.flink.configuration.Configuration;
        import org.apache.flink.streaming.api.TimeCharacteristic;
        import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
        import org.apache.flink.streaming.api.functions.source.SourceFunction;
        import org.apache.flink.streaming.api.functions.sink.DiscardingSink;
        import org.apache.flink.streaming.api.windowing.time.Time;

        public class Program {
            static class Ticks implements SourceFunction<Long> {
                @Override
                public void run(SourceContext<Long> ctx) {
                    for (long i = 0; i < 10; i++) ctx.collectWithTimestamp(i, i);
                }

                @Override
                public void cancel() {}
            }

            static class Doubled extends RichMapFunction<Long, Long> {
                private long factor;

                @Override
                public void open(Configuration parameters) throws Exception {
                    factor = 2;
                }

                @Override
                public Long map(Long value) {
                    return factor * value;
                }
            }

            public static List<Long> run() throws Exception {
                ParameterTool parameters = ParameterTool.fromArgs(new String[] {"--to", "4"});
                StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
                env.setParallelism(1);
                env.setRestartStrategy(RestartStrategies.fixedDelayRestart(3, Time.seconds(1)));
                env.setStreamTimeCharacteristic(TimeCharacteristic.EventTime);
                env.addSource(new Ticks()).addSink(new DiscardingSink<>());
                return env.addSource(new Ticks())
                        .map(new Doubled())
                        .keyBy(value -> 0)
                        .timeWindow(Time.milliseconds(5))
                        .reduce((a, b) -> a + b)
                        .executeAndCollect(parameters.getInt("to"));
            }

            public static long batch() throws Exception {
                ExecutionEnvironment env = ExecutionEnvironment.getExecutionEnvironment();
                DataSet<Tuple2<String, Integer>> words = env.fromElements(Tuple2.of("a", 1), Tuple2.of("a", 2));
                AggregateOperator<Tuple2<String, Integer>> counts = words.groupBy(0).sum(1);
                return counts.collect().get(0).f1;
            }
        }
        """;

    @Test
    void a_rewritten_program_of_1_x_compiles_and_runs() throws Exception {
        Rewritten rewritten = new JavaRewriter(NamesTable.flink()).rewrite(OLD_PROGRAM);
        assertThat(rewritten.remarks()).isEmpty();
        assertThat(rewritten.text()).doesNotContain("org.apache.flink");
        CompiledProgram program = CompiledProgram.of(directory, 25, Map.of("old.Program", rewritten.text()));
        assertThat(program.call("old.Program", "run")).isEqualTo(List.of(20L, 70L));
        assertThat(program.call("old.Program", "batch")).isEqualTo(3L);
    }

    @Test
    void a_rewritten_test_with_harnesses_passes() throws Exception {
        Rewritten rewritten = new JavaRewriter(NamesTable.flink()).rewrite(TestedProgram.SOURCE);
        assertThat(rewritten.remarks()).isEmpty();
        assertThat(rewritten.text()).doesNotContain("org.apache.flink");
        CompiledProgram program = CompiledProgram.of(directory, 25, Map.of("shop.CountsTest", rewritten.text()));
        assertThat(program.call("shop.CountsTest", "run")).isEqualTo(TestedProgram.RESULTS);
    }

    @Test
    void a_test_that_was_compiled_against_flink_passes_as_it_is() throws Exception {
        CompiledProgram program = CompiledProgram.of(directory, 17, Map.of("shop.CountsTest", TestedProgram.SOURCE));
        assertThat(program.call("shop.CountsTest", "run")).isEqualTo(TestedProgram.RESULTS);
    }
}
