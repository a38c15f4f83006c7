package dev.millrace.bench.cluster;

import dev.millrace.bench.load.Task;
import dev.millrace.bench.load.Workload;
import java.io.Serializable;

/// Describes a job on a cluster. Serialized with its functions.
///
/// @param board the file of the [Board] to which the job reports
/// @param keys number of keys, for jobs with state
/// @param payloadBytes size of the state of each key
/// @param perSecond total rate of the sources after all keys were loaded; 0 for no limit
public record ClusterTask(Workload workload, String board, long keys, int payloadBytes, int perSecond)
        implements Serializable {
    /// The number of subtasks of each step, each in a process of its own.
    public static final int PARALLELISM = 2;

    /// The checkpoint interval of jobs that are killed or rescaled.
    public static final int CHECKPOINT_MILLIS = 1_000;

    /// The length of each lane of numbers.
    public static final long LANE = 1L << 40;

    /// The number of events is practically unlimited.
    private static final long ENDLESS = Long.MAX_VALUE / 2;

    private static final int SEED = 7;

    /// Returns the task of the event source.
    public Task feed() {
        return new Task(workload, ENDLESS, SEED, PARALLELISM, Task.ELSEWHERE);
    }

    /// Returns whether the job keeps state by key, with keys from numbers.
    public boolean isKeyed() {
        return workload == Workload.WORKER_KILL || workload == Workload.RESCALE;
    }

    /// Returns whether each record is a [Letter] to the other process.
    public boolean isOfLetters() {
        return workload == Workload.EXCHANGE || workload == Workload.SOAK;
    }

    /// Returns whether the job takes checkpoints.
    public boolean isCheckpointed() {
        return isKeyed() || workload == Workload.SOAK;
    }
}
