package dev.millrace.bench.cluster;

import dev.millrace.bench.load.Mix;
import java.util.concurrent.locks.LockSupport;

/// Implements the first function of a job in one subtask, for all engines. Called by the subtask's thread only.
public final class Departures {
    private static final int BURST = 20;
    private static final byte[] BODY = new byte[Letter.BODY_BYTES];

    private final ClusterTask task;
    private final int subtask;
    private final int subtasks;
    private final long pid = ProcessHandle.current().pid();
    private long sent;
    private long begunNanos;
    private long begunAt;

    public Departures(ClusterTask task, int subtask, int subtasks) {
        this.task = task;
        this.subtask = subtask;
        this.subtasks = subtasks;
    }

    /// Returns the next letter to the next subtask, which runs in another process.
    public Letter letter() {
        return new Letter((subtask + 1) % subtasks, sent++, pid, BODY.clone());
    }

    /// Waits until a number is due, and returns its key. First returns each key once, and then random keys at the
    /// task's rate.
    public long key(long number) {
        long lane = number / ClusterTask.LANE;
        long at = number % ClusterTask.LANE;
        if (at < task.keys() / ClusterTask.PARALLELISM) return at * ClusterTask.PARALLELISM + lane;
        pace(at);
        return (Mix.scatter(number) >>> 1) % task.keys();
    }

    private void pace(long at) {
        if (at % BURST != 0) return;
        long now = System.nanoTime();
        if (begunNanos == 0 || at < begunAt) {
            begunNanos = now;
            begunAt = at;
        }
        double laneRate = task.perSecond() / (double) ClusterTask.PARALLELISM;
        long due = begunNanos + (long) ((at - begunAt) / laneRate * 1e9);
        if (due > now) LockSupport.parkNanos(due - now);
    }
}
