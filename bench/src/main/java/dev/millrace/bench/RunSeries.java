package dev.millrace.bench;

import dev.millrace.bench.trial.Latency;
import dev.millrace.bench.trial.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Holds the counted runs of one engine in one configuration of one workload.
record RunSeries(String engine, String config, List<Run> runs) {
    /// Returns the median of a figure; for an even number of runs, the mean of the middle two.
    double median(ToDoubleFunction<Run> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// Returns a run whose figures are the medians.
    Run medians() {
        var first = runs.getFirst();
        return new Run(
                engine,
                first.workload(),
                config,
                Run.Kind.MEASURE,
                Math.round(median(Run::events)),
                median(Run::seconds),
                median(Run::cpuSeconds),
                median(Run::eventsPerS),
                Math.round(median(Run::results)),
                null,
                Math.round(median(Run::peakRssBytes)),
                first.latency() == null ? null : medianLatency(),
                known(Run::firstResultSeconds),
                known(Run::longestGapMillis),
                known(Run::bytesPerKey),
                runs.getLast().growth());
    }

    private Latency medianLatency() {
        return new Latency(
                median(run -> micros(run, 0)),
                median(run -> micros(run, 1)),
                median(run -> micros(run, 2)),
                median(run -> micros(run, 3)),
                median(run -> micros(run, 4)),
                median(run -> micros(run, 5)));
    }

    private static double micros(Run run, int figure) {
        return run.latency() == null ? Double.NaN : run.latency().micros()[figure];
    }

    /// Returns the median of a figure; null if a run does not have the figure.
    private @Nullable Double known(Function<Run, @Nullable Double> figure) {
        if (runs.stream().anyMatch(run -> figure.apply(run) == null)) return null;
        return median(run -> Optional.ofNullable(figure.apply(run)).orElse(Double.NaN));
    }

    /// Returns the score; higher is better. The score is keys per byte, the inverse of the time to the first
    /// result, the inverse of the latency, or events per second.
    double score() {
        return median(run -> {
            if (run.bytesPerKey() != null) {
                return 1 / run.bytesPerKey();
            }
            if (run.firstResultSeconds() != null) {
                return 1 / run.firstResultSeconds();
            }
            return run.latency() != null ? 1 / run.latency().p50Micros() : run.eventsPerS();
        });
    }

    /// Returns events per CPU second.
    double cpuScore() {
        return median(Run::eventsPerCpuSecond);
    }

    /// Returns the inverse of the 99.9th percentile of the latency; NaN if latencies were not measured.
    double tailScore() {
        return median(
                run -> run.latency() == null ? Double.NaN : 1 / run.latency().p999Micros());
    }
}
