package dev.millrace.examples.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.examples.Lines;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the matches of the examples with loops over sorted records.
final class PatternExamplesTest {

    private static List<String[]> rows(String file) throws IOException {
        return Lines.of(file).stream()
                .skip(1)
                .map(line -> line.split(","))
                .sorted(Comparator.comparing(cells -> cells[1]))
                .toList();
    }

    private static <T> List<T> results(DataStream<T> stream) throws Exception {
        List<T> all = new ArrayList<>();
        try (CloseableIterator<T> results = stream.executeAndCollect()) {
            results.forEachRemaining(all::add);
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void small_payments_before_large_ones_equal_the_loop(int parallelism) throws Exception {
        Map<String, List<Payment>> byCard = rows("payments.csv").stream()
                .map(cells -> new Payment(
                        Long.parseLong(cells[0]),
                        Instant.parse(cells[1]),
                        cells[2],
                        cells[3],
                        Long.parseLong(cells[4])))
                .collect(Collectors.groupingBy(Payment::card));
        List<Probe> expected = new ArrayList<>();
        for (List<Payment> payments : byCard.values()) {
            for (int i = 0; i < payments.size(); i++) {
                Payment small = payments.get(i);
                if (small.cents() >= SmallThenLarge.SMALL_CENTS) continue;
                payments.stream()
                        .skip(i + 1)
                        .filter(each -> each.cents() > SmallThenLarge.LARGE_CENTS)
                        .findFirst()
                        .filter(each -> each.millis() - small.millis() < SmallThenLarge.WINDOW.toMillis())
                        .ifPresent(large -> expected.add(new Probe(small.card(), small.id(), large.id())));
            }
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism);
        assertThat(results(SmallThenLarge.probes(SmallThenLarge.payments(env, "data/payments.csv"))))
                .hasSizeGreaterThan(5)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void bursts_of_failed_logins_equal_the_loop(int parallelism) throws Exception {
        Map<String, List<Login>> byUser = rows("logins.csv").stream()
                .map(cells -> new Login(
                        Long.parseLong(cells[0]), Instant.parse(cells[1]), cells[2], Boolean.parseBoolean(cells[3])))
                .collect(Collectors.groupingBy(Login::user));
        List<Burst> expected = new ArrayList<>();
        for (List<Login> logins : byUser.values()) {
            int first = 0;
            while (first + FailedLogins.FAILURES <= logins.size()) {
                List<Login> five = logins.subList(first, first + FailedLogins.FAILURES);
                long millis = five.getLast().millis() - five.getFirst().millis();
                boolean isBurst = five.stream().noneMatch(Login::success) && millis < FailedLogins.WINDOW.toMillis();
                if (isBurst) {
                    expected.add(new Burst(
                            five.getFirst().user(),
                            five.getFirst().id(),
                            five.getLast().id()));
                }
                first += isBurst ? FailedLogins.FAILURES : 1;
            }
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism);
        assertThat(results(FailedLogins.bursts(FailedLogins.logins(env, "data/logins.csv"))))
                .hasSizeGreaterThan(10)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void bursts_by_a_changing_rule_equal_the_loop(int parallelism) throws Exception {
        Map<String, List<Login>> byUser = rows("logins.csv").stream()
                .map(cells -> new Login(
                        Long.parseLong(cells[0]), Instant.parse(cells[1]), cells[2], Boolean.parseBoolean(cells[3])))
                .collect(Collectors.groupingBy(Login::user));
        long change = Instant.parse("2026-03-02T03:00:00Z").toEpochMilli();
        List<RuledBurst> expected = new ArrayList<>();
        for (List<Login> logins : byUser.values()) {
            expected.addAll(bursts(logins, 1, 5, 60_000, Long.MIN_VALUE, change));
            expected.addAll(bursts(logins, 2, 3, 120_000, change, Long.MAX_VALUE));
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism);
        List<RuledBurst> found = results(ChangingRule.bursts(
                FailedLogins.logins(env, "data/logins.csv"), ChangingRule.rules(env, "data/login-rules.jsonl")));
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(found).extracting(RuledBurst::version).contains(1L, 2L);
    }

    /// Returns the bursts under a rule that begin between two times.
    private static List<RuledBurst> bursts(
            List<Login> logins, long version, int failures, long windowMillis, long from, long until) {
        List<RuledBurst> found = new ArrayList<>();
        int first = 0;
        while (first + failures <= logins.size()) {
            List<Login> some = logins.subList(first, first + failures);
            long begin = some.getFirst().millis();
            boolean isBurst = some.stream().noneMatch(Login::success)
                    && some.getLast().millis() - begin < windowMillis
                    && begin >= from
                    && begin < until;
            if (isBurst) {
                found.add(new RuledBurst(
                        some.getFirst().user(),
                        version,
                        some.getFirst().id(),
                        some.getLast().id()));
            }
            first += isBurst ? failures : 1;
        }
        return found;
    }
}
