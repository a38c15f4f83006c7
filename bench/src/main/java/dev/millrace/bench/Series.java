package dev.millrace.bench;

import dev.millrace.bench.trial.Run;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The runs that count of one engine in one configuration of one workload.
record Series(String engine, String config, List<Run> runs) {
    /// The median of a figure; of an even number of runs, the mean of the middle two.
    double median(ToDoubleFunction<Run> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// How good it is, more being better: promptness of the first result, promptness of each result, or events a
    /// second.
    double score() {
        return median(run -> {
            if (run.firstResultSeconds() != null) {
                return 1 / run.firstResultSeconds();
            }
            return run.latency() != null ? 1 / run.latency().p50Micros() : run.eventsPerS();
        });
    }

    /// Events per CPU second.
    double cpuScore() {
        return median(Run::eventsPerCpuSecond);
    }

    /// Promptness of all but one in a thousand results; not a number unless latencies were measured.
    double tailScore() {
        return median(
                run -> run.latency() == null ? Double.NaN : 1 / run.latency().p999Micros());
    }
}
