package dev.millrace.bench.cluster;

import dev.millrace.bench.load.Task;
import dev.millrace.bench.load.Workload;
import java.io.Serializable;

/// A job on a cluster. Travels inside its functions.
///
/// @param board the file of the [Board] that it tells what it does
/// @param keys how many there are, where there is state
/// @param payloadBytes that are kept of each key
/// @param perSecond records that all sources read a second once each key was there; 0 for as many as there can be
public record ClusterTask(Workload workload, String board, long keys, int payloadBytes, int perSecond)
        implements Serializable {
    /// Subtasks of each step, each in a process of its own.
    public static final int PARALLELISM = 2;

    /// Between two checkpoints of jobs that are killed or rescaled.
    public static final int CHECKPOINT_MILLIS = 1_000;

    /// Each lane of numbers is so long.
    public static final long LANE = 1L << 40;

    /// There is no end of events.
    private static final long ENDLESS = Long.MAX_VALUE / 2;

    private static final int SEED = 7;

    /// What the source of events is to give.
    public Task feed() {
        return new Task(workload, ENDLESS, SEED, PARALLELISM, Task.ELSEWHERE);
    }

    /// Whether records come from numbers, by key, and are kept.
    public boolean isKeyed() {
        return workload == Workload.WORKER_KILL || workload == Workload.RESCALE;
    }

    /// Whether each record is a [Letter] to the other process.
    public boolean isOfLetters() {
        return workload == Workload.EXCHANGE || workload == Workload.SOAK;
    }

    /// Whether it takes checkpoints.
    public boolean isCheckpointed() {
        return isKeyed() || workload == Workload.SOAK;
    }
}
