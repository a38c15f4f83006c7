package dev.millrace.runtime.checkpoint;

import dev.millrace.base.host.Host;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/// The files that other processes write of one checkpoint, while they do. Used by the thread that writes checkpoints.
final class WorkerFiles {
    /// While it waits, it looks so often whether it still should.
    private static final long LOOK_NANOS = 50_000_000;

    private final Host host;
    private final BooleanSupplier isWanted;
    private final List<Asked> asked = new ArrayList<>();

    private record Asked(String remoteSnapshots, SnapshotPlace file, CompletableFuture<Long> size) {}

    /// A file that was written.
    record Written(SnapshotPlace file, long size) {}

    /// @param isWanted whether somebody still waits for the checkpoint
    WorkerFiles(Host host, BooleanSupplier isWanted) {
        this.host = host;
        this.isWanted = isWanted;
    }

    /// Has an remote snapshots begin.
    void ask(RemoteSnapshots remoteSnapshots, long checkpoint, SnapshotPlace file, boolean isIncremental) {
        CompletableFuture<Long> size;
        try {
            size = remoteSnapshots.write(checkpoint, file, isIncremental);
        } catch (RuntimeException refused) {
            size = CompletableFuture.failedFuture(refused);
        }
        asked.add(new Asked(remoteSnapshots.name(), file, size));
    }

    /// Waits until all have ended, however they do, or nobody waits for the checkpoint any more.
    void settle() {
        Thread waiting = Thread.currentThread();
        for (Asked each : asked) each.size.whenComplete((_, _) -> host.threads().unpark(waiting));
        while (isWanted.getAsBoolean() && !asked.stream().allMatch(each -> each.size.isDone()))
            host.threads().park(LOOK_NANOS);
    }

    /// What was written, in the order in which it was asked for.
    ///
    /// @throws IOException if not all were
    List<Written> written() throws IOException {
        settle();
        List<Written> written = new ArrayList<>();
        for (Asked each : asked) written.add(new Written(each.file, size(each)));
        return written;
    }

    private static long size(Asked each) throws IOException {
        if (!each.size.isDone()) throw new IOException("nobody waits for %s any more".formatted(each.file));
        try {
            return each.size.join();
        } catch (RuntimeException failed) {
            Throwable cause =
                    failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
            // With the words of the failure, since they may say that there is no room.
            throw new IOException(
                    "%s was not written by %s: %s".formatted(each.file, each.remoteSnapshots, cause.getMessage()),
                    cause);
        }
    }
}
