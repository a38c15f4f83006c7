package dev.millrace.examples.flights;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.library.GeneratorFunction;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.base.host.Host;
import dev.millrace.format.text.JsonRecords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Reads the flights of the file many times from memory, and runs the job of the demo over all of them. Each pass has
/// later dates than the pass before, so event time advances and windows fire as in a file of many years. The results
/// are dropped.
final class FlightReplay {
    /// A replay without a number of passes ends after this time.
    private static final long LONGEST_NANOS = 5_000_000_000L;

    private static final long PAUSE_NANOS = 20_000_000;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private static final int LAST_YEAR = 9_999;

    private final DemoOptions options;
    private final Passes passes;

    private FlightReplay(DemoOptions options, Passes passes) {
        this.options = options;
        this.passes = passes;
    }

    /// Prepares the replay of the demo's file.
    ///
    /// @return empty if the options ask for no replay, or if the file holds no flight
    static Optional<FlightReplay> of(DemoOptions options) throws IOException {
        if (options.passes() == 0) return Optional.empty();
        List<FlightLine> flights = flights(options.input());
        return flights.isEmpty() ? Optional.empty() : Optional.of(new FlightReplay(options, Passes.of(flights)));
    }

    /// Runs the job over all passes, or until the time is over.
    Figure run(Host host) throws Exception {
        StreamExecutionEnvironment env = FlightsDemo.environment(options);
        long most = Math.min(options.passes(), passes.most());
        DataGeneratorSource<FlightLine> source =
                new DataGeneratorSource<>(passes, most * passes.flights().size(), TypeInformation.of(FlightLine.class));
        DataStream<FlightLine> flights = env.fromSource(source, WatermarkStrategy.noWatermarks(), "flights again")
                .setParallelism(1)
                .assignTimestampsAndWatermarks(FlightsJob.departureTime())
                .setParallelism(1)
                .process(new CountProgress())
                .name("count")
                .setParallelism(1);
        FlightsJob job = FlightsJob.of(flights, FlightsDemo.airports(env, options));
        for (DataStream<AirportDelays> each : List.of(job.hourly(), job.worstOfDay(), job.storms()))
            each.sinkTo(new DiscardingSink<>());
        long started = host.clock().nanos();
        return follow(env.executeAsync("flights again"), host, started);
    }

    private Figure follow(JobClient client, Host host, long started) throws Exception {
        CompletableFuture<JobExecutionResult> result = client.getJobExecutionResult();
        boolean isLimited = options.passes() == DemoOptions.UNTIL_TIME_IS_OVER;
        while (!result.isDone()) {
            host.threads().park(PAUSE_NANOS);
            if (!isLimited || host.clock().nanos() - started < LONGEST_NANOS) continue;
            Figure figure = figure(client.getAccumulators().get(), host, started);
            client.cancel().get();
            // The job ends with the fault of a cancelled job.
            var unused = result.handle((_, _) -> null).get();
            return figure;
        }
        return figure(result.get().getAllAccumulatorResults(), host, started);
    }

    private static Figure figure(Map<String, Object> accumulators, Host host, long started) {
        long nanos = host.clock().nanos() - started;
        return new Figure(Math.max(0, DemoProgress.of(accumulators, nanos).events()), nanos);
    }

    /// Counts what a replay has read.
    ///
    /// @param events the number of flights
    /// @param nanos the time since the start of the job
    record Figure(long events, long nanos) {
        void print(PrintStream out) {
            out.printf(
                    Locale.ROOT,
                    "The same job over the flights again and again: %,d events in %.2f s, %,.0f events/s%n",
                    events,
                    nanos / 1e9,
                    events * 1e9 / nanos);
        }
    }

    /// Generates the flights of one pass after the other.
    ///
    /// @param flights the flights of the file
    /// @param lastMillis the time of the last flight
    /// @param spanMillis the time between the first flights of two passes
    record Passes(ArrayList<FlightLine> flights, long lastMillis, long spanMillis)
            implements GeneratorFunction<Long, FlightLine> {
        private static final long serialVersionUID = 1L;

        /// @param flights the flights of the file, in any order
        static Passes of(List<FlightLine> flights) {
            long first = Long.MAX_VALUE;
            long last = Long.MIN_VALUE;
            for (FlightLine each : flights) {
                first = Math.min(first, Times.millis(each.date()));
                last = Math.max(last, Times.millis(each.date()));
            }
            return new Passes(new ArrayList<>(flights), last, ((last - first) / DAY_MILLIS + 1) * DAY_MILLIS);
        }

        /// Returns the number of passes whose years have four digits.
        long most() {
            long end = LocalDateTime.of(LAST_YEAR, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC) * 1_000;
            return Math.max(1, (end - lastMillis) / spanMillis);
        }

        @Override
        public FlightLine map(Long number) {
            FlightLine flight = flights.get((int) (number % flights.size()));
            long later = number / flights.size() * spanMillis;
            return new FlightLine(
                    Times.written(Times.millis(flight.date()) + later),
                    flight.delay(),
                    flight.distance(),
                    flight.origin(),
                    flight.destination());
        }
    }

    /// Reads the lines of a file of flights that the demo has read before.
    private static List<FlightLine> flights(String file) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Host.real().disk().read(java.nio.file.Path.of(file), 0), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(each -> !each.isBlank())
                    .map(each -> JsonRecords.read(each, FlightLine.class))
                    .toList();
        }
    }
}
