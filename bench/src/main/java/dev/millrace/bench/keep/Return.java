package dev.millrace.bench.keep;

/// Detects when each subtask has counted a record after it was reopened.
final class Return {
    private final boolean[] isOpen = new boolean[KeepTask.PARALLELISM];
    private final boolean[] hasCounted = new boolean[KeepTask.PARALLELISM];

    synchronized void opened(int subtask) {
        isOpen[subtask] = true;
    }

    /// Returns true once, for the last awaited record.
    boolean counted(int subtask) {
        if (hasCounted[subtask]) return false;
        return countedFirst(subtask);
    }

    private synchronized boolean countedFirst(int subtask) {
        if (!isOpen[subtask]) return false;
        hasCounted[subtask] = true;
        for (boolean each : hasCounted) if (!each) return false;
        return true;
    }
}
