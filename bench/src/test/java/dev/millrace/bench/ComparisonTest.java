package dev.millrace.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bench.load.Workload;
import dev.millrace.bench.trial.Effort;
import dev.millrace.bench.trial.Growth;
import dev.millrace.bench.trial.TrialOutput;
import dev.millrace.bench.trial.Latency;
import dev.millrace.bench.trial.Run;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    @Test
    void ratios_are_of_medians_and_to_the_better_configuration_of_flink() {
        var comparison = new Comparison(
                Workload.KEYED,
                List.of(
                        run("flink", "copy", 1_000, 2),
                        run("flink", "reuse", 1_000, 1),
                        run("flink", "reuse", 1_000, 100),
                        run("flink", "reuse", 1_000, 0.5),
                        run("millrace", "default", 1_000, 0.125),
                        run("bare", "default", 1_000, 0.0625)));
        var summary = comparison.summary();
        assertThat(summary.flinkConfig()).isEqualTo("reuse");
        assertThat(summary.ratioToFlink()).isEqualTo(8);
        assertThat(summary.cpuRatioToFlink()).isEqualTo(8);
        assertThat(summary.bareToFlink()).isEqualTo(16);
        assertThat(summary.jetToFlink()).isNull();
        assertThat(summary.p999RatioToFlink()).isNull();
    }

    @Test
    void latency_is_compared_by_lateness() {
        var comparison = new Comparison(
                Workload.LATENCY,
                List.of(
                        late("flink", "timeout-default", 22_000, 65_000),
                        late("flink", "timeout-0", 40, 1_200),
                        late("millrace", "default", 20, 400)));
        var summary = comparison.summary();
        assertThat(summary.flinkConfig()).isEqualTo("timeout-0");
        assertThat(summary.ratioToFlink()).isEqualTo(2);
        assertThat(summary.p999RatioToFlink()).isEqualTo(3);
    }

    @Test
    void other_results_from_as_many_events_are_a_disagreement() {
        var agreeing = new Comparison(
                Workload.KEYED,
                List.of(verified("flink", 100, "aa"), verified("jet", 100, "aa"), verified("jet", 200, "bb")));
        assertThat(agreeing.disagreements()).isEmpty();
        assertThat(agreeing.summary().checksumsAgree()).isTrue();

        var differing = new Comparison(
                Workload.KEYED,
                List.of(verified("flink", 100, "aa"), verified("jet", 100, "ab"), verified("bare", 100, "aa")));
        assertThat(differing.disagreements()).singleElement().asString().contains("jet", "ab", "100 events");
        assertThat(differing.summary().checksumsAgree()).isFalse();
    }

    @Test
    void the_table_has_a_row_for_each_series() {
        var comparison = new Comparison(
                Workload.KEYED, List.of(run("flink", "reuse", 2_000_000, 1), run("bare", "default", 50_000_000, 1)));
        var record = BenchmarkRecord.empty();
        record.replace(List.of(comparison), LocalDate.of(2026, 1, 2), "a machine");
        var page = new BenchmarkTable(BenchOptions.parse(new String[0]), record).markdown();
        assertThat(page)
                .contains("| keyed | flink | reuse | 2.00 M | 1.00 M | 1.00 | 1.00 |")
                .contains("| keyed | bare | default | 50.00 M | 25.00 M | 25.00 | 25.00 |");
    }

    @Test
    void a_soak_tells_what_memory_was_and_is() {
        var soak = new Run(
                "millrace",
                "soak",
                "default",
                Run.Kind.MEASURE,
                1_000_000,
                10,
                5,
                100_000,
                1,
                null,
                500_000_000,
                null,
                null,
                null,
                null,
                new Growth(501_000_000, 502_000_000, 41_000_000, 42_000_000));
        assertThat(TrialOutput.readRun(TrialOutput.write(soak))).isEqualTo(soak);
        var record = BenchmarkRecord.empty();
        record.replace(
                List.of(new Comparison(Workload.SOAK, List.of(soak)), new Comparison(Workload.LATENCY_TWO, List.of())),
                LocalDate.of(2026, 1, 2),
                "a machine");
        assertThat(new BenchmarkTable(BenchOptions.parse(new String[0]), record).markdown())
                .contains("## Ten minutes of back-pressure")
                .contains("| millrace | 100 k | 501 | 502 | 41 | 42 |");
    }

    @Test
    void lines_are_flat_json_in_snake_case_and_can_be_read_again() {
        var run = late("flink", "timeout-0", 40, 1_200);
        var line = TrialOutput.write(run);
        assertThat(line)
                .startsWith("{\"engine\":\"flink\"")
                .contains("\"kind\":\"measure\"", "\"cpu_seconds\":", "\"peak_rss_bytes\":", "\"p999_micros\":1200.0")
                .doesNotContain("null");
        assertThat(TrialOutput.readRun(line)).isEqualTo(run);
    }

    @Test
    void full_effort_is_long_enough_for_flink() {
        assertThat(Effort.FULL.warmUpSeconds()).isGreaterThanOrEqualTo(10);
        assertThat(Effort.FULL.runSeconds()).isGreaterThanOrEqualTo(10);
        assertThat(Effort.FULL.runs()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void the_record_keeps_medians_and_replaces_a_workload_as_a_whole(@TempDir Path directory) throws Exception {
        var file = directory.resolve("record.jsonl");
        var record = BenchmarkRecord.read(file);
        var first = new Comparison(
                Workload.KEYED, List.of(run("flink", "copy", 1_000, 4), run("millrace", "default", 1_000, 1)));
        var late = new Comparison(Workload.LATENCY, List.of(late("millrace", "default", 20, 400)));
        record.replace(List.of(first, late), LocalDate.of(2026, 1, 2), "a machine");
        var second = new Comparison(
                Workload.KEYED,
                List.of(
                        run("millrace", "default", 1_000, 1),
                        run("millrace", "default", 1_000, 5),
                        run("millrace", "default", 1_000, 2)));
        record.replace(List.of(second), LocalDate.of(2026, 3, 4), "another machine");
        record.write(file);

        var again = BenchmarkRecord.read(file);
        assertThat(again.day(Workload.KEYED)).isEqualTo("2026-03-04");
        assertThat(again.day(Workload.LATENCY)).isEqualTo("2026-01-02");
        assertThat(again.machines())
                .containsExactly(
                        Map.entry("2026-01-02", Set.of("a machine")),
                        Map.entry("2026-03-04", Set.of("another machine")));
        assertThat(again.comparisons())
                .extracting(Comparison::workload)
                .containsExactly(Workload.KEYED, Workload.LATENCY);
        var series = again.comparisons().getFirst().series();
        assertThat(series).hasSize(1);
        assertThat(series.getFirst().median(Run::seconds)).isEqualTo(2);
        assertThat(new BenchmarkTable(BenchOptions.parse(new String[0]), again).markdown())
                .contains("| keyed | millrace | default | 1 k |")
                .contains("2026-03-04")
                .contains("0.400");
    }

    private static Run run(String engine, String config, long events, double seconds) {
        return new Run(
                engine,
                "keyed",
                config,
                Run.Kind.MEASURE,
                events,
                seconds,
                seconds * 2,
                events / seconds,
                events,
                null,
                1_000_000,
                null,
                null,
                null,
                null);
    }

    private static Run late(String engine, String config, double p50Micros, double p999Micros) {
        var latency = new Latency(p50Micros, p50Micros, p50Micros, p999Micros, p999Micros, p999Micros);
        return new Run(
                engine,
                "latency",
                config,
                Run.Kind.MEASURE,
                100,
                2,
                1,
                50,
                100,
                "aa",
                1_000_000,
                latency,
                null,
                null,
                null);
    }

    private static Run verified(String engine, long events, String checksum) {
        return new Run(
                engine,
                "keyed",
                "default",
                Run.Kind.VERIFY,
                events,
                1,
                1,
                events,
                1,
                checksum,
                1,
                null,
                null,
                null,
                null);
    }
}
