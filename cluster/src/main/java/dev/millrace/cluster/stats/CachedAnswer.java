package dev.millrace.cluster.stats;

import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Host;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Caches the newest answer to one call to one worker. At most one call is in flight, whoever asks. Thread-safe.
///
/// @param <R> the answer
public final class CachedAnswer<R> {
    /// The age up to which an answer is used again.
    public static final long AGE_NANOS = 1_000_000_000;

    private final Clock clock;
    private final Supplier<CompletableFuture<R>> request;
    private @Nullable R newest;
    private long newestNanos;
    private @Nullable CompletableFuture<R> asked;
    private boolean isSilent;

    public CachedAnswer(Clock clock, Supplier<CompletableFuture<R>> request) {
        this.clock = clock;
        this.request = request;
    }

    /// Calls again if the newest answer is older than `ageNanos`.
    ///
    /// @return a future that completes when waiting has no further use; immediately if the worker did not answer
    /// the last call or the current call is known to be slow
    public CompletableFuture<Void> refresh(long ageNanos) {
        CompletableFuture<R> answer;
        boolean wasSilent;
        synchronized (this) {
            long now = clock.nanos();
            if (newest != null && now - newestNanos < ageNanos) return CompletableFuture.completedFuture(null);
            if (asked != null) return wait(asked, isSilent);
            wasSilent = isSilent;
            answer = request.get();
            asked = answer;
        }
        CompletableFuture<Void> told = new CompletableFuture<>();
        answer.whenComplete((value, failure) -> {
            answered(value, failure);
            told.complete(null);
        });
        return wasSilent ? CompletableFuture.completedFuture(null) : told;
    }

    private static CompletableFuture<Void> wait(CompletableFuture<?> under, boolean isSilent) {
        return isSilent ? CompletableFuture.completedFuture(null) : under.handle((_, _) -> null);
    }

    private synchronized void answered(@Nullable R value, @Nullable Throwable failure) {
        asked = null;
        isSilent = failure != null;
        if (value == null) return;
        newest = value;
        newestNanos = clock.nanos();
    }

    /// Waits for a call until a deadline. If the deadline passes, later callers do not wait for the same call.
    ///
    /// @param refresh the future that [#refresh] returned
    /// @param untilNanos the deadline by the clock
    public void await(Host host, CompletableFuture<Void> refresh, long untilNanos) {
        if (refresh.isDone()) return;
        Thread waiting = Thread.currentThread();
        refresh.whenComplete((_, _) -> host.threads().unpark(waiting));
        while (!refresh.isDone()) {
            long left = untilNanos - clock.nanos();
            if (left <= 0) break;
            host.threads().park(left);
        }
        if (!refresh.isDone()) suspect();
    }

    /// Marks the current call as slow, because a caller has waited without success.
    synchronized void suspect() {
        if (asked != null) isSilent = true;
    }

    /// Returns the newest answer; null if there never was one.
    public synchronized @Nullable R newest() {
        return newest;
    }
}
