package dev.millrace.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.JarMessages;
import dev.millrace.client.message.JobMessages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Compiles and packs a program whose job sums the numbers from 1 to its first argument by key, over a shuffle. An
/// accumulator holds the total. A second argument limits the rate per second.
public final class CountProgram {
    private static final String SOURCE = """
        import dev.millrace.api.StreamExecutionEnvironment;
        import dev.millrace.api.accumulator.LongCounter;
        import dev.millrace.api.process.OpenContext;
        import dev.millrace.api.process.RichMapFunction;
        import dev.millrace.api.sink.DiscardingSink;
        import dev.millrace.api.source.library.DataGeneratorSource;
        import dev.millrace.api.source.rate.RateLimiterStrategy;
        import dev.millrace.api.state.ValueState;
        import dev.millrace.api.state.ValueStateDescriptor;
        import dev.millrace.api.time.WatermarkStrategy;
        import dev.millrace.api.type.Types;

        public class Count {
            static class Sum extends RichMapFunction<Long, Long> {
                private final LongCounter all = new LongCounter();
                private ValueState<Long> sum;

                @Override
                public void open(OpenContext context) {
                    sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", Types.LONG));
                    getRuntimeContext().addAccumulator("sum", all);
                }

                @Override
                public Long map(Long value) throws Exception {
                    Long before = sum.value();
                    sum.update(before == null ? value : before + value);
                    all.add(value);
                    return sum.value();
                }
            }

            public static void main(String[] args) throws Exception {
                var env = StreamExecutionEnvironment.getExecutionEnvironment();
                double rate = args.length > 1 ? Double.parseDouble(args[1]) : 1e9;
                var source = new DataGeneratorSource<Long>(
                        n -> n + 1, Long.parseLong(args[0]), RateLimiterStrategy.perSecond(rate), Types.LONG);
                env.fromSource(source, WatermarkStrategy.noWatermarks(), "numbers")
                        .keyBy(n -> n % 10)
                        .map(new Sum())
                        .name("sum")
                        .sinkTo(new DiscardingSink<>());
                env.execute("count to " + args[0]);
            }
        }
        """;

    private CountProgram() {}

    /// Compiles and packs the program.
    public static Path jar(Path directory) throws IOException {
        return ProgramJar.of(directory, "Count", SOURCE);
    }

    /// Starts the program's job.
    static String run(RestClient client, String jar, int parallelism, String... arguments) {
        return client.run(
                jar, new JarMessages.Run(null, List.of(arguments), parallelism, null, null, null, null, Map.of()));
    }

    /// Waits for the job's end, and checks its sum.
    static void assertSum(RestClient client, String job, long count) {
        JobMessages.Result result = client.awaitEnd(job);
        assertThat(result.failureCause()).describedAs("job %s", job).isNull();
        List<?> all = (List<?>)
                client.get("/jobs/" + job + "/accumulators", Map.class).get("user-task-accumulators");
        assertThat(all).singleElement().asString().contains("sum").contains(Long.toString(count * (count + 1) / 2));
    }

    /// Waits until a job has read records.
    static void awaitRecords(RestClient client, String job) {
        while (client.job(job).vertices().getLast().metrics().readRecords() == 0)
            Host.real().threads().park(5_000_000);
    }
}
