package dev.millrace.examples.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.fs.Path;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.connector.files.format.JsonLinesFormat;
import dev.millrace.connector.files.source.FileSource;
import dev.millrace.examples.Lines;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the enriched flights with a lookup in a map.
final class EnrichFlightsTest {
    /// Returns the name of every second airport, so that the service does not know the others.
    private static Map<String, String> names() throws IOException {
        Map<String, String> names = new HashMap<>();
        List<String> lines = Lines.of("airports.csv");
        for (int i = 1; i < lines.size(); i += 2) {
            String code = lines.get(i).substring(0, lines.get(i).indexOf(','));
            names.put(code, "airport " + code);
        }
        return names;
    }

    private static List<NamedFlight> computed(Map<String, String> names) throws IOException {
        return Lines.of("flights-20k.jsonl").stream()
                .map(line -> {
                    String origin = Lines.value(line, "origin");
                    return new NamedFlight(
                            Lines.value(line, "date"),
                            origin,
                            names.getOrDefault(origin, origin),
                            Lines.value(line, "destination"),
                            Integer.parseInt(Lines.value(line, "delay")));
                })
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void every_flight_has_the_name_that_the_service_knows(int parallelism) throws Exception {
        Map<String, String> names = names();
        List<NamedFlight> computed = computed(names);
        FileSource<Flight> source = FileSource.forRecordStreamFormat(
                        JsonLinesFormat.of(Flight.class), new Path("data/flights-20k.jsonl"))
                .build();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism);
        try (AirportService service = AirportService.start(names);
                CloseableIterator<NamedFlight> found = EnrichFlights.named(
                                env.fromSource(source, WatermarkStrategy.noWatermarks(), "flights"), service.address())
                        .executeAndCollect()) {
            assertThat(found).toIterable().containsExactlyInAnyOrderElementsOf(computed);
            assertThat(service.askedFor())
                    .isEqualTo(new HashSet<>(
                                    computed.stream().map(NamedFlight::origin).toList())
                            .size());
        }
    }
}
