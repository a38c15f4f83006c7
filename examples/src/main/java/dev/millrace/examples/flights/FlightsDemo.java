package dev.millrace.examples.flights;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.fs.Path;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.base.host.Host;
import dev.millrace.connector.files.format.CsvReaderFormat;
import dev.millrace.connector.files.format.JsonLinesFormat;
import dev.millrace.connector.files.source.FileSource;
import dev.millrace.format.text.CsvSchema;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// The main example: computes three results from real flights in event time. The program prints its progress, writes
/// the results to CSV files, and prints a part of them. [FlightsJob] defines the job.
public final class FlightsDemo {
    private static final long PROGRESS_NANOS = 500_000_000;

    private FlightsDemo() {}

    /// @param args see [DemoOptions]
    public static void main(String[] args) throws Exception {
        DemoOptions options = DemoOptions.of(args);
        StreamExecutionEnvironment env = environment(options);
        FileSource<FlightLine> flightFile = FileSource.forRecordStreamFormat(
                        JsonLinesFormat.of(FlightLine.class), new Path(options.input()))
                .build();
        DataStream<FlightLine> flights = env.fromSource(flightFile, WatermarkStrategy.noWatermarks(), "flights")
                .setParallelism(1)
                .map(new RateLimit(options.ratePerSecond()))
                .name("pace")
                .setParallelism(1)
                .assignTimestampsAndWatermarks(FlightsJob.departureTime())
                .setParallelism(1)
                .process(new CountProgress())
                .name("count")
                .setParallelism(1);

        FlightsJob job = FlightsJob.of(flights, airports(env, options));
        Results results = new Results(options.output());
        results.write(job);

        Host host = Host.real();
        long started = host.clock().nanos();
        JobClient client = env.executeAsync("flights");
        JobExecutionResult result = follow(client, host, started);
        results.show(System.out);
        DemoProgress.of(result.getAllAccumulatorResults(), host.clock().nanos() - started)
                .printLast(System.out, options.output());

        Optional<FlightReplay> replay = FlightReplay.of(options);
        if (replay.isPresent()) replay.get().run(host).print(System.out);
    }

    static StreamExecutionEnvironment environment(DemoOptions options) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setRuntimeMode(RuntimeExecutionMode.STREAMING);
        if (options.parallelism() > 0) env.setParallelism(options.parallelism());
        return env;
    }

    static DataStream<Airport> airports(StreamExecutionEnvironment env, DemoOptions options) {
        FileSource<Airport> file = FileSource.forRecordStreamFormat(
                        CsvReaderFormat.forSchema(
                                CsvSchema.forType(Airport.class).withHeader(), TypeInformation.of(Airport.class)),
                        new Path(options.airports()))
                .build();
        return env.fromSource(file, WatermarkStrategy.noWatermarks(), "airports")
                .setParallelism(1);
    }

    private static JobExecutionResult follow(JobClient client, Host host, long started) throws Exception {
        CompletableFuture<JobExecutionResult> result = client.getJobExecutionResult();
        Thread waiting = Thread.currentThread();
        result.whenComplete((_, _) -> host.threads().unpark(waiting));
        while (!result.isDone()) {
            host.threads().park(PROGRESS_NANOS);
            DemoProgress.of(client.getAccumulators().get(), host.clock().nanos() - started)
                    .print(System.err);
        }
        try {
            return result.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }
}
