package dev.millrace.bench;

import dev.millrace.bench.load.Workload;
import dev.millrace.bench.trial.Run;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares all runs of one workload.
record Comparison(Workload workload, List<Run> runs) {
    /// Holds the last output line of a workload. A ratio says how many times better an engine is than the best
    /// configuration of Flink in one figure. The figure is events per second, for `latency` the median latency, and
    /// for `startup` the time to the first result.
    ///
    /// @param flinkConfig the configuration of Flink to which `ratioToFlink` refers
    /// @param p999RatioToFlink for `latency`, the ratio of the 99.9th percentiles
    record Summary(
            String workload,
            @Nullable Double ratioToFlink,
            @Nullable Double cpuRatioToFlink,
            @Nullable String flinkConfig,
            @Nullable Double p999RatioToFlink,
            @Nullable Double jetToFlink,
            @Nullable Double bareToFlink,
            boolean checksumsAgree) {}

    Comparison {
        runs = List.copyOf(runs);
    }

    /// Returns the series of the engines, in the order of execution.
    List<RunSeries> series() {
        var groups = runs.stream()
                .filter(run -> run.kind() == Run.Kind.MEASURE)
                .collect(Collectors.groupingBy(
                        run -> List.of(run.engine(), run.config()), LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(it -> new RunSeries(it.getKey().getFirst(), it.getKey().getLast(), List.copyOf(it.getValue())))
                .toList();
    }

    /// Returns invalid differences: engines with other checksums or numbers of results from the same number
    /// of events.
    List<String> disagreements() {
        var byEvents = runs.stream()
                .filter(run -> run.checksum() != null)
                .collect(Collectors.groupingBy(Run::events, TreeMap::new, Collectors.toList()));
        return byEvents.entrySet().stream()
                .filter(it -> it.getValue().stream()
                                .map(run -> run.results() + "/" + run.checksum())
                                .distinct()
                                .count()
                        > 1)
                .map(it -> "%s, %d events: %s".formatted(workload.title(), it.getKey(), results(it.getValue())))
                .toList();
    }

    private static String results(List<Run> runs) {
        return runs.stream()
                .map(run -> "%s %s gave %d results, checksum %s"
                        .formatted(run.engine(), run.config(), run.results(), run.checksum()))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining("; "));
    }

    /// Returns the summary of the workload.
    Summary summary() {
        return new Summary(
                workload.title(),
                ratio(Entrant.MILLRACE, RunSeries::score),
                ratio(Entrant.MILLRACE, RunSeries::cpuScore),
                best(Entrant.FLINK, RunSeries::score).map(RunSeries::config).orElse(null),
                workload == Workload.LATENCY || workload == Workload.LATENCY_TWO
                        ? ratio(Entrant.MILLRACE, RunSeries::tailScore)
                        : null,
                ratio(Entrant.JET, RunSeries::score),
                ratio(Entrant.BARE, RunSeries::score),
                disagreements().isEmpty());
    }

    /// Returns how many times better an engine is than Flink; null if one of the two did not run.
    @Nullable
    Double ratio(Entrant entrant, ToDoubleFunction<RunSeries> figure) {
        var own = best(entrant, figure);
        var flink = best(Entrant.FLINK, figure);
        if (own.isEmpty() || flink.isEmpty()) {
            return null;
        }
        double ratio = figure.applyAsDouble(own.get()) / figure.applyAsDouble(flink.get());
        return Math.round(ratio * 1000) / 1000.0;
    }

    private Optional<RunSeries> best(Entrant entrant, ToDoubleFunction<RunSeries> figure) {
        return series().stream()
                .filter(it -> it.engine().equals(entrant.title()))
                .max(Comparator.comparingDouble(figure));
    }
}
