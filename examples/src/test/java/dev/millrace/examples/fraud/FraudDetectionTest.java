package dev.millrace.examples.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.examples.Lines;
import dev.millrace.testkit.KeyedOneInputStreamOperatorTestHarness;
import dev.millrace.testkit.ProcessFunctionTestHarnesses;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the alerts with a loop over sorted payments.
final class FraudDetectionTest {
    private static final String FILE = "data/payments.csv";

    private final List<Alert> alerts = new ArrayList<>();
    private final List<Payment> declined = new ArrayList<>();

    /// Computes the results again: processes the payments of all cards in the order of time, with one map for
    /// each state.
    private void compute() throws IOException {
        Map<String, Payment> last = new HashMap<>();
        Map<String, Instant> blocked = new HashMap<>();
        for (Payment payment : sorted()) {
            Instant until = blocked.getOrDefault(payment.card(), Instant.MIN);
            if (payment.time().isBefore(until)) {
                declined.add(payment);
                continue;
            }
            Payment before = last.put(payment.card(), payment);
            if (before == null || before.country().equals(payment.country())) continue;
            if (Duration.between(before.time(), payment.time()).toMinutes() >= 30) continue;
            alerts.add(new Alert(payment.card(), payment.time(), payment.id(), before.country(), payment.country()));
            blocked.put(payment.card(), payment.time().plus(Duration.ofHours(1)));
        }
    }

    private static List<Payment> sorted() throws IOException {
        return Lines.of("payments.csv").stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> new Payment(
                        Long.parseLong(cells[0]),
                        Instant.parse(cells[1]),
                        cells[2],
                        cells[3],
                        Long.parseLong(cells[4])))
                .sorted(Comparator.comparing(Payment::time))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void alerts_and_declined_payments_equal_the_loop(int parallelism) throws Exception {
        compute();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism);
        SingleOutputStreamOperator<Alert> stream = FraudDetection.alerts(FraudDetection.payments(env, FILE));
        CloseableIterator<Alert> found = stream.collectAsync();
        CloseableIterator<Payment> aside =
                stream.getSideOutput(WatchCard.DECLINED).collectAsync();
        env.execute();
        assertThat(alerts).hasSizeGreaterThan(10);
        assertThat(declined).hasSizeGreaterThan(10);
        assertThat(found).toIterable().containsExactlyInAnyOrderElementsOf(alerts);
        assertThat(aside).toIterable().containsExactlyInAnyOrderElementsOf(declined);
    }

    @Test
    void the_state_of_a_card_is_cleared_when_no_payment_needs_it() throws Exception {
        try (KeyedOneInputStreamOperatorTestHarness<String, Payment, Alert> harness =
                ProcessFunctionTestHarnesses.forKeyedProcessFunction(new WatchCard(), Payment::card, Types.STRING)) {
            Instant noon = Instant.parse("2026-03-02T12:00:00Z");
            harness.processElement(new Payment(1, noon, "a", "DE", 1), noon.toEpochMilli());
            Instant later = noon.plus(Duration.ofMinutes(5));
            harness.processElement(new Payment(2, later, "a", "FR", 1), later.toEpochMilli());
            harness.processWatermark(later.toEpochMilli());
            assertThat(harness.extractOutputValues()).containsExactly(new Alert("a", later, 2, "DE", "FR"));
            assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
            harness.processWatermark(later.plus(WatchCard.BLOCK).toEpochMilli());
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }
}
