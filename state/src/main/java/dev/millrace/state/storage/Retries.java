package dev.millrace.state.storage;

import dev.millrace.base.host.Host;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.function.BooleanSupplier;

/// How often and when something is tried again that failed in a storage. Safe to use from any thread.
///
/// @param most how often; 0 for never
/// @param delayMillis before the first time, roughly; each later wait is twice as long
/// @param onRetry told of each, and why
public record Retries(Host host, int most, long delayMillis, OnRetry onRetry) {
    /// While it waits, it looks so often whether it still should.
    private static final long LOOK_NANOS = 20_000_000;

    private static final int DOUBLINGS_MAX = 10;

    /// Told of each time that something is tried again. Any thread.
    public interface OnRetry {
        void again(String what, IOException failed);
    }

    /// Something that may fail.
    public interface Work<T> {
        T run() throws IOException;
    }

    /// Nothing is tried again.
    public static Retries none(Host host) {
        return new Retries(host, 0, 0, (_, _) -> {});
    }

    /// Does something until it succeeds, cannot succeed, was tried often enough or is no longer wanted.
    ///
    /// @param what for people
    /// @throws IOException the last one
    public <T> T run(String what, BooleanSupplier isWanted, Work<T> work) throws IOException {
        for (int failures = 0; ; failures++) {
            try {
                return work.run();
            } catch (IOException failed) {
                if (failures >= most || isFinal(failed) || !await(wait(failures), isWanted)) throw failed;
                onRetry.again(what, failed);
            }
        }
    }

    /// Whether the same would happen again.
    private static boolean isFinal(IOException failed) {
        return failed instanceof NoSuchFileException
                || failed instanceof FileNotFoundException
                || failed instanceof AccessDeniedException
                || FullDisk.isCauseOf(failed);
    }

    /// Several that failed together do not try again together.
    private long wait(int failures) {
        long nanos = (delayMillis << Math.min(failures, DOUBLINGS_MAX)) * 1_000_000;
        return nanos < 2 ? nanos : nanos / 2 + host.chance().nextLong(nanos / 2 + 1);
    }

    /// @return whether it is still wanted then
    private boolean await(long nanos, BooleanSupplier isWanted) {
        long due = host.clock().nanos() + nanos;
        for (long left = nanos; left > 0; left = due - host.clock().nanos()) {
            if (!isWanted.getAsBoolean() || Thread.currentThread().isInterrupted()) return false;
            host.threads().park(Math.min(left, LOOK_NANOS));
        }
        return isWanted.getAsBoolean();
    }

    /// The same place, whose files are read as often as it takes. Writing is for whoever has all bytes to repeat.
    public SnapshotPlace reading(SnapshotPlace place) {
        return most == 0 ? place : new RetryingPlace(place, this);
    }
}
