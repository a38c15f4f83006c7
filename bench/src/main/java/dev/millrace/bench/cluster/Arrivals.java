package dev.millrace.bench.cluster;

import dev.millrace.bench.cluster.Board.Line;
import dev.millrace.bench.load.Workload;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/// Implements the last function of a job in one subtask, for all engines: reports arrivals to a [Board]. Called by
/// the subtask's thread only.
public final class Arrivals {
    private static final int TOLD_EACH = 64;
    private static final int SLOW_EACH = 100;
    private static final long SLOW_NANOS = 1_000_000;

    private final Board board;
    private final int subtask;
    private final boolean isSlow;
    private final long pid = ProcessHandle.current().pid();
    private long count;
    private long collected;
    private long expected = -1;
    private boolean isFirst = true;

    /// Creates the object when a subtask opens.
    public Arrivals(ClusterTask task, int subtask) {
        this.board = Board.in(Path.of(task.board()));
        this.subtask = subtask;
        this.isSlow = task.workload() == Workload.SOAK;
        this.count = board.get(Line.COUNT, subtask);
        this.collected = board.asked();
        board.set(Line.FIRST_NANOS, subtask, 0);
        board.set(Line.PID, subtask, pid);
        board.set(Line.OPENED, subtask, board.get(Line.OPENED, subtask) + 1);
    }

    /// Reports a letter, and checks that it comes from the other process and is the next one of its sender.
    public void letter(Letter letter) {
        if (letter.pid == pid) throw new IllegalStateException("a letter did not leave its process");
        if (expected >= 0 && letter.number != expected)
            throw new IllegalStateException("letter " + letter.number + " came where " + expected + " was due");
        expected = letter.number + 1;
        came();
    }

    /// Reports the latency of a result whose event was due at this time.
    public void late(long dueNanos) {
        board.late(subtask, System.nanoTime() - dueNanos);
        came();
    }

    /// Reports a record.
    public void came() {
        count++;
        if (isFirst) first();
        if (count % TOLD_EACH == 0) tell();
        if (isSlow && count % SLOW_EACH == 0) LockSupport.parkNanos(SLOW_NANOS);
    }

    private void first() {
        isFirst = false;
        board.set(Line.FIRST_NANOS, subtask, System.nanoTime());
    }

    private void tell() {
        board.set(Line.COUNT, subtask, count);
        if (isSlow && board.asked() != collected) collect();
    }

    private void collect() {
        collected = board.asked();
        System.gc();
        board.set(
                Line.HEAP,
                subtask,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        board.set(Line.COLLECTED, subtask, collected);
    }
}
