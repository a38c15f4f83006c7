package dev.millrace.examples.enrichment;

import dev.millrace.api.AsyncDataStream;
import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.async.AsyncRetryStrategies;
import dev.millrace.api.async.AsyncRetryStrategy;
import dev.millrace.api.config.ParameterTool;
import dev.millrace.api.fs.Path;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.connector.files.format.CsvReaderFormat;
import dev.millrace.connector.files.format.JsonLinesFormat;
import dev.millrace.connector.files.sink.BasePathBucketAssigner;
import dev.millrace.connector.files.sink.FileSink;
import dev.millrace.connector.files.source.FileSource;
import dev.millrace.format.text.CsvSchema;
import dev.millrace.format.text.JsonLinesEncoder;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Adds the names of airports, which an HTTP service knows, to real flights.
///
/// The program shows asynchronous requests with a timeout, retries and a bound on the requests under way. Run it from
/// the root of the source tree:
///
///     ./millrace run dev.millrace.examples.enrichment.EnrichFlights --output named-flights
///
/// Without `--service URL` the program starts a small service in its own process, so that a local run needs nothing
/// else. On a cluster give the address of a service that all workers reach.
public final class EnrichFlights {
    private static final long TIMEOUT_SECONDS = 60;
    private static final int CAPACITY = 100;
    private static final int ATTEMPTS = 5;
    private static final long BACKOFF_MILLIS = 10;

    private EnrichFlights() {}

    /// @param args `--flights FILE`: one JSON object per line; `--airports FILE`: CSV with a header; `--service URL`;
    ///     `--output DIRECTORY`
    public static void main(String[] args) throws Exception {
        ParameterTool options = ParameterTool.fromArgs(args);
        String flights = options.get("flights", "examples/data/flights-20k.jsonl");
        String output = options.get("output", "named-flights");
        if (options.has("service")) {
            run(flights, options.getRequired("service"), output);
            return;
        }
        try (AirportService service =
                AirportService.start(names(options.get("airports", "examples/data/airports.csv")))) {
            run(flights, service.address(), output);
        }
    }

    private static void run(String flights, String service, String output) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        FileSource<Flight> source = FileSource.forRecordStreamFormat(
                        JsonLinesFormat.of(Flight.class), new Path(flights))
                .build();
        named(env.fromSource(source, WatermarkStrategy.noWatermarks(), "flights"), service)
                .sinkTo(FileSink.forRowFormat(new Path(output), new JsonLinesEncoder<NamedFlight>())
                        .withBucketAssigner(new BasePathBucketAssigner<>())
                        .build())
                .name("named flights");
        env.execute("enrich flights");
    }

    /// @param service the address, which ends with a slash
    static SingleOutputStreamOperator<NamedFlight> named(DataStream<Flight> flights, String service) {
        AsyncRetryStrategy<NamedFlight> retries = new AsyncRetryStrategies.FixedDelayRetryStrategyBuilder<NamedFlight>(
                        ATTEMPTS, BACKOFF_MILLIS)
                .ifException(IOException.class::isInstance)
                .build();
        return AsyncDataStream.unorderedWaitWithRetry(
                        flights, new LookUpAirport(service), TIMEOUT_SECONDS, TimeUnit.SECONDS, CAPACITY, retries)
                .name("look up airports");
    }

    /// Reads the names of airports by code, in a job of its own.
    private static Map<String, String> names(String file) throws Exception {
        CsvReaderFormat<Airport> csv = CsvReaderFormat.forSchema(
                CsvSchema.forType(Airport.class).withHeader(), TypeInformation.of(Airport.class));
        FileSource<Airport> source =
                FileSource.forRecordStreamFormat(csv, new Path(file)).build();
        Map<String, String> names = new HashMap<>();
        try (CloseableIterator<Airport> all = StreamExecutionEnvironment.getExecutionEnvironment()
                .fromSource(source, WatermarkStrategy.noWatermarks(), "airports")
                .executeAndCollect()) {
            all.forEachRemaining(airport -> names.put(airport.iata(), airport.name()));
        }
        return names;
    }
}
