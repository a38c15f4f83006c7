package dev.millrace.bench.load;

import java.io.Serializable;

/// Describes one job to run. Serialized with sources and sinks.
///
/// @param workload the job
/// @param events number of events over all streams and subtasks
/// @param seed seed of the generators
/// @param parallelism number of subtasks of each step
/// @param meter number of the meter, see `Meter.numbered`
public record Task(Workload workload, long events, long seed, int parallelism, int meter) implements Serializable {
    /// Events per second in the workload `latency`.
    public static final int PACED_EVENTS_PER_SECOND = 50_000;

    /// Events per second in `latency-two` and `rest-load`.
    public static final int CLUSTER_EVENTS_PER_SECOND = 100_000;

    /// The meter number if the process of the source has no meter.
    public static final int ELSEWHERE = -1;

    /// Returns the number of events of one stream; the first streams have the remainder.
    public long eventsOf(int stream) {
        int streams = workload.shape().streams();
        return events / streams + (stream < events % streams ? 1 : 0);
    }

    /// Returns the number of events per millisecond of a paced workload.
    public int eventsPerTick() {
        return (workload == Workload.LATENCY ? PACED_EVENTS_PER_SECOND : CLUSTER_EVENTS_PER_SECOND) / 1000;
    }

    /// Returns the generator of one stream.
    public Generator generator(int stream) {
        return new Generator(seed, stream, workload.shape());
    }
}
