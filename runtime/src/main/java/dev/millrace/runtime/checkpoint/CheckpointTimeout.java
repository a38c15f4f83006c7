package dev.millrace.runtime.checkpoint;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Clock;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Aborts checkpoints that exceed the timeout. Called by the coordinator's thread only.
final class CheckpointTimeout {
    private final Clock clock;
    private final SerialExecutor executor;
    private final long timeoutMillis;
    private final TreeMap<Long, PendingCheckpoint> pending;
    private final BiConsumer<Long, MillraceException> abort;
    private boolean isWatching;

    /// Creates the timeout.
    ///
    /// @param pending the pending checkpoints; the map changes
    /// @param abort aborts a checkpoint
    CheckpointTimeout(
            Clock clock,
            SerialExecutor executor,
            long timeoutMillis,
            TreeMap<Long, PendingCheckpoint> pending,
            BiConsumer<Long, MillraceException> abort) {
        this.clock = clock;
        this.executor = executor;
        this.timeoutMillis = timeoutMillis;
        this.pending = pending;
        this.abort = abort;
    }

    /// Watches a new checkpoint.
    void watch() {
        if (isWatching || pending.isEmpty()) return;
        isWatching = true;
        PendingCheckpoint oldest = pending.firstEntry().getValue();
        long left = timeoutMillis - (clock.nanos() - oldest.startedNanos) / 1_000_000;
        executor.submitAfter(Math.max(1, left), this::look);
    }

    private void look() {
        isWatching = false;
        List<PendingCheckpoint> expired = new ArrayList<>();
        for (PendingCheckpoint each : pending.values())
            if (clock.nanos() - each.startedNanos >= timeoutMillis * 1_000_000) expired.add(each);
        for (PendingCheckpoint late : expired) abort.accept(late.id, fault(late));
        watch();
    }

    private MillraceException fault(PendingCheckpoint late) {
        String where = late.isWriting()
                ? "The checkpoint was still being written."
                : late.missing() + " subtasks had not taken their part of the checkpoint.";
        return CheckpointFaults.EXPIRED
                .what("Checkpoint %d was not complete after %d ms.", late.id, timeoutMillis)
                .why(where)
                .fix("Find the subtask that is busy or back-pressured, or raise" + " execution.checkpointing.timeout.");
    }
}
