package dev.millrace.examples.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.examples.Lines;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the alerts with a loop over the sorted readings of each sensor.
final class SensorAlertsTest {
    private static List<Alert> computed() throws IOException {
        List<String[]> limits = Lines.of("limits.csv").stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
        Map<String, List<Reading>> bySensor = Lines.of("readings.jsonl").stream()
                .map(line -> new Reading(
                        Lines.value(line, "sensor"),
                        Lines.value(line, "site"),
                        Instant.parse(Lines.value(line, "time")),
                        Double.parseDouble(Lines.value(line, "celsius"))))
                .sorted(Comparator.comparing(Reading::time))
                .collect(Collectors.groupingBy(Reading::sensor));
        List<Alert> alerts = new ArrayList<>();
        bySensor.values().forEach(readings -> addAlerts(readings, limits, alerts));
        return alerts;
    }

    private static void addAlerts(List<Reading> readings, List<String[]> limits, List<Alert> alerts) {
        int hot = 0;
        for (int i = 0; i < readings.size(); i++) {
            Reading reading = readings.get(i);
            hot = reading.celsius() > limit(reading, limits) ? hot + 1 : 0;
            if (hot == 3) alerts.add(new Alert(reading.sensor(), reading.time(), Alert.Kind.HOT));
            Instant silent = reading.time().plus(Duration.ofMinutes(10));
            boolean isLast = i == readings.size() - 1;
            if (isLast || silent.isBefore(readings.get(i + 1).time()))
                alerts.add(new Alert(reading.sensor(), silent, Alert.Kind.SILENT));
        }
    }

    /// Returns the last limit that matches, because the limits are ordered by time.
    private static double limit(Reading reading, List<String[]> limits) {
        double limit = Double.MAX_VALUE;
        for (String[] cells : limits) {
            boolean holds =
                    cells[1].equals(reading.site()) && !Instant.parse(cells[0]).isAfter(reading.time());
            if (holds) limit = Double.parseDouble(cells[2]);
        }
        return limit;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void alerts_equal_the_loop(int parallelism) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism);
        try (CloseableIterator<Alert> found = SensorAlerts.alerts(
                        SensorAlerts.readings(env, "data/readings.jsonl"), SensorAlerts.limits(env, "data/limits.csv"))
                .executeAndCollect()) {
            List<Alert> computed = computed();
            assertThat(computed.stream().filter(alert -> alert.kind() == Alert.Kind.HOT))
                    .hasSizeGreaterThan(10);
            assertThat(computed.stream().filter(alert -> alert.kind() == Alert.Kind.SILENT))
                    .hasSizeGreaterThan(12);
            assertThat(found).toIterable().containsExactlyInAnyOrderElementsOf(computed);
        }
    }
}
