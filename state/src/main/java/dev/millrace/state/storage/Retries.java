package dev.millrace.state.storage;

import dev.millrace.base.host.Host;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.function.BooleanSupplier;

/// Retries failed storage operations with exponential backoff. Thread-safe.
///
/// @param most the maximum number of retries; 0 for no retries
/// @param delayMillis the approximate delay before the first retry; each later delay is twice as long
/// @param onRetry is called for each retry, with the reason
public record Retries(Host host, int most, long delayMillis, OnRetry onRetry) {
    /// The interval at which a waiting retry checks whether its result is still wanted.
    private static final long LOOK_NANOS = 20_000_000;

    private static final int DOUBLINGS_MAX = 10;

    /// Is called for each retry. Must be thread-safe.
    public interface OnRetry {
        void again(String what, IOException failed);
    }

    /// Represents an operation that may fail.
    public interface Work<T> {
        T run() throws IOException;
    }

    /// Creates an instance that never retries.
    public static Retries none(Host host) {
        return new Retries(host, 0, 0, (_, _) -> {});
    }

    /// Runs an operation until it succeeds. Stops if the failure is permanent, the retries are exhausted, or the
    /// result is no longer wanted.
    ///
    /// @param what the description of the operation in messages
    /// @throws IOException the last failure
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

    /// Returns whether a retry would fail in the same way.
    private static boolean isFinal(IOException failed) {
        return failed instanceof NoSuchFileException
                || failed instanceof FileNotFoundException
                || failed instanceof AccessDeniedException
                || FullDisk.isCauseOf(failed);
    }

    /// Returns the delay before the next retry, with jitter, so that concurrent operations do not retry at the
    /// same moment.
    private long wait(int failures) {
        long nanos = (delayMillis << Math.min(failures, DOUBLINGS_MAX)) * 1_000_000;
        return nanos < 2 ? nanos : nanos / 2 + host.chance().nextLong(nanos / 2 + 1);
    }

    /// Waits while the result is wanted.
    ///
    /// @return whether the result is still wanted after the delay
    private boolean await(long nanos, BooleanSupplier isWanted) {
        long due = host.clock().nanos() + nanos;
        for (long left = nanos; left > 0; left = due - host.clock().nanos()) {
            if (!isWanted.getAsBoolean() || Thread.currentThread().isInterrupted()) return false;
            host.threads().park(Math.min(left, LOOK_NANOS));
        }
        return isWanted.getAsBoolean();
    }

    /// Returns a place that retries failed reads. Does not retry writes, because only the writer has the data to
    /// repeat them.
    public SnapshotPlace reading(SnapshotPlace place) {
        return most == 0 ? place : new RetryingPlace(place, this);
    }
}
