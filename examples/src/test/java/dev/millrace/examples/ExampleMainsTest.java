package dev.millrace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.examples.alerts.SensorAlerts;
import dev.millrace.examples.enrichment.EnrichFlights;
import dev.millrace.examples.etl.OrdersEtl;
import dev.millrace.examples.fraud.FraudDetection;
import dev.millrace.examples.leaderboard.Leaderboard;
import dev.millrace.examples.patterns.FailedLogins;
import dev.millrace.examples.patterns.SmallThenLarge;
import dev.millrace.examples.sessions.Sessions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starts the main method of every example with the arguments that the comment of the example names.
final class ExampleMainsTest {
    @TempDir
    private Path directory;

    private interface Program {
        void main(String... args) throws Exception;
    }

    private static String printed(Program program, String... args) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            program.main(args);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void programs_that_print_print_their_answers() throws Exception {
        assertThat(printed(FraudDetection::main, "--input", "data/payments.csv"))
                .contains("alert")
                .contains("Alert[card=card-")
                .contains("declined")
                .contains("Payment[id=");
        assertThat(printed(SmallThenLarge::main, "--input", "data/payments.csv"))
                .contains("Probe[card=card-");
        assertThat(printed(FailedLogins::main, "--input", "data/logins.csv")).contains("Burst[user=user-");
        assertThat(printed(Sessions::main, "--input", "data/clicks.jsonl")).contains("Session[user=user-00, ");
        assertThat(printed(Leaderboard::main, "--input", "data/scores.jsonl")).contains("rank=1, player=player-");
        assertThat(printed(SensorAlerts::main, "--readings", "data/readings.jsonl", "--limits", "data/limits.csv"))
                .contains("kind=HOT")
                .contains("kind=SILENT");
    }

    @Test
    void programs_that_write_files_write_their_answers() throws Exception {
        Path sales = directory.resolve("sales");
        OrdersEtl.main(new String[] {"--input", "data/orders.csv", "--output", sales.toString()});
        assertThat(Lines.written(sales.resolve("by-day"))).hasSizeGreaterThan(1_000);
        Path flights = directory.resolve("flights");
        EnrichFlights.main(new String[] {
            "--flights", "data/flights-20k.jsonl", "--airports", "data/airports.csv", "--output", flights.toString()
        });
        assertThat(Lines.written(flights))
                .hasSize(20_000)
                .anyMatch(line -> line.contains("\"from\":\"Detroit Metropolitan-Wayne County\""));
    }
}
