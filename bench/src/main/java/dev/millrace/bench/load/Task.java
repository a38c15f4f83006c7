package dev.millrace.bench.load;

import java.io.Serializable;

/// One job to be run: what, how much, how parallel, and which meter hears of it. Travels inside sources and sinks.
///
/// @param workload the job
/// @param events the number of events over all streams and subtasks
/// @param seed the seed of the generators
/// @param parallelism the number of subtasks of each step
/// @param meter the number of the meter, see `Meter.numbered`
public record Task(Workload workload, long events, long seed, int parallelism, int meter) implements Serializable {
    /// Events a second in the workload `latency`.
    public static final int PACED_EVENTS_PER_SECOND = 50_000;

    /// The same in `latency-two` and `rest-load`.
    public static final int CLUSTER_EVENTS_PER_SECOND = 100_000;

    /// In the place of a meter's number where none is in the process of the source.
    public static final int ELSEWHERE = -1;

    /// The events of one stream; the first streams take what does not divide.
    public long eventsOf(int stream) {
        int streams = workload.shape().streams();
        return events / streams + (stream < events % streams ? 1 : 0);
    }

    /// Events a millisecond of a paced workload.
    public int eventsPerTick() {
        return (workload == Workload.LATENCY ? PACED_EVENTS_PER_SECOND : CLUSTER_EVENTS_PER_SECOND) / 1000;
    }

    /// The generator of one stream.
    public Generator generator(int stream) {
        return new Generator(seed, stream, workload.shape());
    }
}
