package dev.millrace.runtime.checkpoint;

import dev.millrace.base.host.Host;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/// Tracks the files that other processes are writing for one checkpoint. Called by the thread that
/// writes checkpoints.
final class WorkerFiles {
    /// The interval at which a waiting thread checks that the checkpoint is still wanted.
    private static final long LOOK_NANOS = 50_000_000;

    private final Host host;
    private final BooleanSupplier isWanted;
    private final List<Asked> asked = new ArrayList<>();

    private record Asked(String remoteSnapshots, SnapshotPlace file, CompletableFuture<Long> size) {}

    /// Describes a file that was written.
    record Written(SnapshotPlace file, long size) {}

    /// Creates the tracker for a checkpoint.
    ///
    /// @param isWanted returns whether the checkpoint is still wanted
    WorkerFiles(Host host, BooleanSupplier isWanted) {
        this.host = host;
        this.isWanted = isWanted;
    }

    /// Requests a file from another process.
    void ask(RemoteSnapshots remoteSnapshots, long checkpoint, SnapshotPlace file, boolean isIncremental) {
        CompletableFuture<Long> size;
        try {
            size = remoteSnapshots.write(checkpoint, file, isIncremental);
        } catch (RuntimeException refused) {
            size = CompletableFuture.failedFuture(refused);
        }
        asked.add(new Asked(remoteSnapshots.name(), file, size));
    }

    /// Waits until all files are written or have failed, or until the checkpoint is no longer wanted.
    void settle() {
        Thread waiting = Thread.currentThread();
        for (Asked each : asked) each.size.whenComplete((_, _) -> host.threads().unpark(waiting));
        while (isWanted.getAsBoolean() && !asked.stream().allMatch(each -> each.size.isDone()))
            host.threads().park(LOOK_NANOS);
    }

    /// Returns the files in the order of the requests.
    ///
    /// @throws IOException if a file was not written
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
            // The message includes the cause, which may be a lack of disk space.
            throw new IOException(
                    "%s was not written by %s: %s".formatted(each.file, each.remoteSnapshots, cause.getMessage()),
                    cause);
        }
    }
}
