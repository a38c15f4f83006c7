package dev.millrace.bench;

import dev.millrace.bench.load.Workload;
import dev.millrace.bench.trial.Latency;
import dev.millrace.bench.trial.Run;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Generates the page with the figures of a run.
final class BenchmarkTable {
    private static final String INTRODUCTION = """
        # Benchmarks

        This page shows how fast Millrace and Flink run the same programs on the same machine. Do not edit the page:
        `./millrace bench --record` writes it from `benchmarks.jsonl`.

        Machines, by the day of a figure: %s.

        Each engine ran in its own process, one after the other, with the same generator, the same record type and
        parallelism 2. Each process had a heap of %s, a warm-up of at least %s s, and %d runs of at least %s s. The
        figures are medians, and all engines gave the same checksums. The CPU time of a process includes the compiler
        and the collector.

        Flink (%s collector) ran with object reuse off (`copy`) and on (`reuse`). Ratios compare Millrace with the
        faster of the two in the same call. A run of throughput or latency is repeated, up to twelve times, if other
        machines of the same host took more than 3 %% of the processors' time. `bare` is a hand-written loop without
        recovery. It shows what the hardware can do with a simple data structure; where Millrace is faster, Millrace
        uses a better one.

        """;

    private static final String BETWEEN =
            "A coordinator and two workers with one slot each run in three processes on this machine, as do Flink's"
                    + " job manager and task managers. Both engines ran with object reuse off and on. The warm-up is five"
                    + " times as long as above, because the compilers of all processes share the cores. Each record has"
                    + " 100 bytes and goes to the other worker. CPU seconds and memory are those of both workers.\n\n";

    private static final String PATHS =
            "`./millrace bench paths` runs programs that people write beside the aggregations above. The programs for"
                    + " Millrace and Flink differ in their imports only, and both engines reuse objects. Most of these"
                    + " figures come from one run.\n\n";

    private final BenchOptions options;
    private final BenchmarkRecord record;
    private final List<Comparison> comparisons;
    private final StringBuilder page = new StringBuilder();

    BenchmarkTable(BenchOptions options, BenchmarkRecord record) {
        this.options = options;
        this.record = record;
        this.comparisons = record.comparisons();
    }

    /// Returns the whole page.
    String markdown() {
        var effort = options.effort();
        page.append(INTRODUCTION.formatted(
                machines(),
                options.heap(),
                plain(effort.warmUpSeconds()),
                effort.runs(),
                plain(effort.runSeconds()),
                options.flinkCollector()));
        throughput("Throughput", "", it -> it.isThroughput() && !it.isKeeping() && !it.isOnCluster() && !it.isPath());
        throughput("Other programs", PATHS, Workload::isPath);
        throughput(
                "State larger than memory",
                "A running count of five million keys in RocksDB. All keys are loaded before the measurement. Memory is"
                        + " sufficient for all keys, or for a tenth of them.\n\n",
                it -> it.isThroughput() && it.isKeeping());
        throughput("Between two processes", BETWEEN, it -> it.isThroughput() && it.isOnCluster());
        for (var comparison : comparisons) {
            switch (comparison.workload()) {
                case LATENCY, LATENCY_TWO, REST_LOAD -> latency(comparison);
                case WORKER_KILL, RESCALE -> kept(comparison);
                case SOAK -> soak(comparison);
                case STARTUP -> startup(comparison);
                case CHECKPOINT, RECOVERY, KILL -> kept(comparison);
                case MEMORY -> memory(comparison);
                default -> {} // in the first tables
            }
        }
        return page.toString();
    }

    private void throughput(String heading, String text, Predicate<Workload> isMeant) {
        var meant =
                comparisons.stream().filter(it -> isMeant.test(it.workload())).toList();
        if (meant.isEmpty()) {
            return;
        }
        page.append("## ").append(heading).append("\n\n").append(text);
        row(
                "workload",
                "engine",
                "configuration",
                "events/s",
                "events/CPU-s",
                "to Flink",
                "to Flink per CPU-s",
                "peak RSS",
                "day");
        row("---", "---", "---", "--:", "--:", "--:", "--:", "--:", "--:");
        for (var comparison : meant) {
            comparison.series().forEach(series -> throughput(comparison, series));
        }
        page.append('\n');
    }

    private void throughput(Comparison comparison, RunSeries series) {
        row(
                comparison.workload().title(),
                series.engine(),
                series.config(),
                count(series.median(Run::eventsPerS)),
                count(series.median(Run::eventsPerCpuSecond)),
                ratio(comparison, series, RunSeries::score),
                ratio(comparison, series, RunSeries::cpuScore),
                "%.0f MB".formatted(series.median(run -> run.peakRssBytes() / 1e6)),
                record.day(comparison.workload()));
    }

    private void latency(Comparison comparison) {
        page.append(
                switch (comparison.workload()) {
                    case LATENCY_TWO ->
                        "## Latency over two processes\n\n100 k events a second in ticks of a millisecond, half of"
                                + " which change the process; the count of each key. Milliseconds from due to"
                                + " counted; CPU of both workers.\n\n";
                    case REST_LOAD ->
                        "## Latency while the coordinator is asked\n\nThe same job, quiet and with 10,000 requests"
                                + " a second over HTTP to its coordinator.\n\n";
                    default ->
                        "## Latency\n\n"
                                + "50 k events a second in ticks of a millisecond, due at times fixed in advance;"
                                + " one shuffle, a count of each key, a sink. Milliseconds from due to counted.\n\n";
                });
        measured(comparison);
        row("engine", "configuration", "p50", "p90", "p99", "p99.9", "p99.99", "max", "CPU of one core");
        row("---", "---", "--:", "--:", "--:", "--:", "--:", "--:", "--:");
        for (var series : comparison.series()) {
            row(
                    series.engine(),
                    series.config(),
                    millis(series, Latency::p50Micros),
                    millis(series, Latency::p90Micros),
                    millis(series, Latency::p99Micros),
                    millis(series, Latency::p999Micros),
                    millis(series, Latency::p9999Micros),
                    millis(series, Latency::maxMicros),
                    "%.0f %%".formatted(100 * series.median(run -> run.cpuSeconds() / run.seconds())));
        }
        page.append('\n');
    }

    private void startup(Comparison comparison) {
        page.append("## Start\n\nA whole process that counts the words of four lines.\n\n");
        measured(comparison);
        row("engine", "first result", "exit", "CPU");
        row("---", "--:", "--:", "--:");
        for (var series : comparison.series()) {
            row(
                    series.engine(),
                    seconds(series.median(BenchmarkTable::firstSeconds)),
                    seconds(series.median(Run::seconds)),
                    seconds(series.median(Run::cpuSeconds)));
        }
        page.append('\n');
    }

    private void kept(Comparison comparison) {
        boolean isCheckpoint = comparison.workload() == Workload.CHECKPOINT;
        String heading = switch (comparison.workload()) {
            case CHECKPOINT ->
                "## Checkpoints\n\nA count of each of %,d keys on the heap, one in a hundred of which changes"
                        + " every three seconds; the time of a checkpoint, and the longest time in which a"
                        + " subtask counted nothing.\n\n";
            case RECOVERY ->
                "## Recovery\n\nThe same job with %,d keys: the time from the failure of a function to the"
                        + " first record that each subtask counts again.\n\n";
            case WORKER_KILL ->
                "## A worker is killed\n\nA count of each of %,d keys on two workers of three, with a checkpoint"
                        + " each second: the time from SIGKILL of a worker to the first new result of each"
                        + " subtask, with all settings as they are. CPU seconds are those of the workers that"
                        + " live.\n\n";
            case RESCALE ->
                "## Four subtasks for two\n\n%,d keys with a kilobyte each, on two workers: the time from asking"
                        + " for a stop with a savepoint to the first result of each of the four subtasks that"
                        + " begin with it.\n\n";
            default ->
                "## Recovery in a new process\n\nThe same job with %,d keys: the time from the death of its"
                        + " process, by SIGKILL, to the first record that each subtask counts in a new one,"
                        + " with the start of that process. CPU seconds are the new process's.\n\n";
        };
        page.append(heading.formatted(comparison.runs().getFirst().events()));
        measured(comparison);
        row("engine", "configuration", "seconds", "CPU seconds", "longest gap", "to Flink", "peak RSS");
        row("---", "---", "--:", "--:", "--:", "--:", "--:");
        for (var series : comparison.series()) {
            row(
                    series.engine(),
                    series.config(),
                    decimal("%.3f", series.median(Run::seconds)),
                    decimal("%.2f", series.median(Run::cpuSeconds)),
                    isCheckpoint ? decimal("%.1f ms", series.median(BenchmarkTable::gap)) : "",
                    ratio(comparison, series, RunSeries::score),
                    "%.0f MB".formatted(series.median(run -> run.peakRssBytes() / 1e6)));
        }
        page.append('\n');
    }

    private void memory(Comparison comparison) {
        page.append("## Memory\n\nThe heap that a job with a count of each of %,d keys holds on to, longs both.\n\n"
                .formatted(comparison.runs().getFirst().events()));
        measured(comparison);
        row("engine", "bytes per key", "to Flink");
        row("---", "--:", "--:");
        for (var series : comparison.series()) {
            row(
                    series.engine(),
                    decimal("%.1f", series.median(run -> Objects.requireNonNullElse(run.bytesPerKey(), Double.NaN))),
                    ratio(comparison, series, RunSeries::score));
        }
        page.append('\n');
    }

    private void soak(Comparison comparison) {
        page.append("## Ten minutes of back-pressure\n\nRecords of a hundred bytes to the other process, which takes"
                + " them more slowly than they come, with a checkpoint each second. Megabytes of both workers in the"
                + " first minute and the last: resident, and of the heap after a collection.\n\n");
        measured(comparison);
        row("engine", "events/s", "resident first", "last", "heap first", "last");
        row("---", "--:", "--:", "--:", "--:", "--:");
        for (var series : comparison.series()) {
            var growth = series.runs().getLast().growth();
            if (growth == null) continue;
            row(
                    series.engine(),
                    count(series.median(Run::eventsPerS)),
                    "%.0f".formatted(growth.firstRssBytes() / 1e6),
                    "%.0f".formatted(growth.lastRssBytes() / 1e6),
                    "%.0f".formatted(growth.firstHeapBytes() / 1e6),
                    "%.0f".formatted(growth.lastHeapBytes() / 1e6));
        }
        page.append('\n');
    }

    private String machines() {
        return record.machines().entrySet().stream()
                .map(it -> it.getKey() + " " + String.join(" and ", it.getValue()))
                .collect(Collectors.joining("; "));
    }

    private void measured(Comparison comparison) {
        page.append("Measured on ").append(record.day(comparison.workload())).append(".\n\n");
    }

    private static double gap(Run run) {
        return run.longestGapMillis() == null ? Double.NaN : run.longestGapMillis();
    }

    private static double firstSeconds(Run run) {
        return run.firstResultSeconds() == null ? Double.NaN : run.firstResultSeconds();
    }

    private static String ratio(Comparison comparison, RunSeries series, ToDoubleFunction<RunSeries> figure) {
        var best = comparison.series().stream()
                .filter(it -> it.engine().equals(Entrant.FLINK.title()))
                .mapToDouble(figure)
                .max();
        return best.isEmpty() ? "" : decimal("%.2f", figure.applyAsDouble(series) / best.getAsDouble());
    }

    private static String millis(RunSeries series, ToDoubleFunction<Latency> figure) {
        return decimal("%.3f", series.median(run -> figureOf(run.latency(), figure)) / 1e3);
    }

    private static double figureOf(@Nullable Latency latency, ToDoubleFunction<Latency> figure) {
        return latency == null ? Double.NaN : figure.applyAsDouble(latency);
    }

    private static String count(double events) {
        if (events >= 1e6) {
            return decimal(events >= 1e8 ? "%.0f M" : "%.2f M", events / 1e6);
        }
        return decimal("%.0f k", events / 1e3);
    }

    private static String seconds(double seconds) {
        return decimal("%.2f s", seconds);
    }

    private static String plain(double number) {
        return decimal("%.1f", number).replace(".0", "");
    }

    private static String decimal(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }

    private void row(String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
