package dev.millrace.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests the measurement at the end of the demo.
@Timeout(120)
final class FlightReplayTest {
    @TempDir
    private Path directory;

    private String demo(String input, String replay) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            FlightsDemo.main(new String[] {
                "--input",
                input,
                "--airports",
                "data/airports.csv",
                "--output",
                directory.resolve("results").toString(),
                "--replay",
                replay
            });
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_demo_ends_with_the_speed_over_all_passes() throws Exception {
        List<String> lines =
                demo("data/flights-20k.jsonl", "10").strip().lines().toList();
        assertThat(lines.getLast()).contains("200,000 events in ").matches(".* [\\d,]+ events/s");
        assertThat(lines).anyMatch(line -> line.startsWith("20,000 flights in "));
    }

    @Test
    void there_is_no_figure_without_a_replay_or_without_flights() throws Exception {
        assertThat(demo("data/flights-20k.jsonl", "0")).doesNotContain("events/s");
        String empty = Files.createFile(directory.resolve("empty.jsonl")).toString();
        assertThat(demo(empty, "3")).doesNotContain("events/s");
        assertThatThrownBy(() -> demo(empty, "-1")).hasMessageContaining("--replay");
    }

    @Test
    void each_pass_has_the_flights_of_the_file_at_the_same_times_of_later_days() {
        FlightLine late = new FlightLine("2001/01/03 23:59", 5, 100, "JFK", "SFO");
        FlightLine early = new FlightLine("2001/01/01 00:00", 0, 200, "SFO", "JFK");
        FlightReplay.Passes passes = FlightReplay.Passes.of(List.of(late, early));
        List<FlightLine> flights = new ArrayList<>();
        for (long number = 0; number < 6; number++) flights.add(passes.map(number));
        assertThat(flights.subList(0, 2)).containsExactly(late, early);
        assertThat(flights)
                .extracting(FlightLine::date)
                .containsExactly(
                        "2001/01/03 23:59",
                        "2001/01/01 00:00",
                        "2001/01/06 23:59",
                        "2001/01/04 00:00",
                        "2001/01/09 23:59",
                        "2001/01/07 00:00");
        assertThat(flights.get(4).origin()).isEqualTo("JFK");
        assertThat(passes.map(2 * passes.most() - 2).date()).startsWith("9998/12/");
    }
}
