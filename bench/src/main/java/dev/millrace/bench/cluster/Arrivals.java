package dev.millrace.bench.cluster;

import dev.millrace.bench.cluster.Board.Line;
import dev.millrace.bench.load.Workload;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/// What the last function of a job does in one subtask, in whatever engine: it tells a [Board] what has come. Owned by
/// one thread.
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

    /// A subtask opens.
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

    /// A letter has come: from the other process, and the next of its sender.
    public void letter(Letter letter) {
        if (letter.pid == pid) throw new IllegalStateException("a letter did not leave its process");
        if (expected >= 0 && letter.number != expected)
            throw new IllegalStateException("letter " + letter.number + " came where " + expected + " was due");
        expected = letter.number + 1;
        came();
    }

    /// A result has come of an event that was due at this time.
    public void late(long dueNanos) {
        board.late(subtask, System.nanoTime() - dueNanos);
        came();
    }

    /// A record has come.
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
