package dev.millrace.bench.meter;

import dev.millrace.bench.load.Event;
import dev.millrace.bench.load.Mix;
import dev.millrace.bench.load.Workload;

/// Counts the results of one sink subtask. Called by the subtask's thread only; passed to the [Meter] at the end of
/// the input.
public final class Tally {
    private final Meter meter;
    private final boolean isPaced;
    private final LatencyHistogram latencies = new LatencyHistogram();
    private long checksum;
    private long results;

    Tally(Meter meter, Workload workload) {
        this.meter = meter;
        this.isPaced = workload == Workload.LATENCY;
    }

    /// Counts one result.
    public void add(Event event) {
        add(event.key, event.value, event.timestamp);
    }

    /// Counts one result given by its fields.
    public void add(long key, long value, long timestamp) {
        results++;
        if (isPaced) {
            checksum += Mix.share(key, value, 0);
            addLatency(timestamp);
        } else {
            checksum += Mix.share(key, value, timestamp);
        }
    }

    /// Passes the tally to the meter; call it once, after the last result.
    public void finish() {
        meter.finish(this);
    }

    private void addLatency(long dueNanos) {
        if (dueNanos >= meter.settledNanos()) {
            latencies.record(System.nanoTime() - dueNanos);
        }
    }

    long checksum() {
        return checksum;
    }

    long results() {
        return results;
    }

    LatencyHistogram latencies() {
        return latencies;
    }
}
