package dev.millrace.cluster.stats;

import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Host;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The newest answer to one question to one worker. There is one call under way at most, whoever wants to know.
/// Safe to use from any thread.
///
/// @param <R> the answer
public final class CachedAnswer<R> {
    /// An answer that is younger is not asked for again.
    public static final long AGE_NANOS = 1_000_000_000;

    private final Clock clock;
    private final Supplier<CompletableFuture<R>> question;
    private @Nullable R newest;
    private long newestNanos;
    private @Nullable CompletableFuture<R> asked;
    private boolean isSilent;

    public CachedAnswer(Clock clock, Supplier<CompletableFuture<R>> question) {
        this.clock = clock;
        this.question = question;
    }

    /// Asks anew if the newest answer is older than that.
    ///
    /// @return done when there is no use in waiting any more: at once for one that has not answered the last time,
    /// or is asked already
    public CompletableFuture<Void> refresh(long ageNanos) {
        CompletableFuture<R> answer;
        boolean wasSilent;
        synchronized (this) {
            long now = clock.nanos();
            if (newest != null && now - newestNanos < ageNanos) return CompletableFuture.completedFuture(null);
            if (asked != null) return wait(asked, isSilent);
            wasSilent = isSilent;
            answer = question.get();
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

    /// Waits for what was asked for, but no longer than until a time: then others need not wait.
    ///
    /// @param refresh as [#refresh] gave it
    /// @param untilNanos by the clock
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

    /// Somebody has waited in vain.
    synchronized void suspect() {
        if (asked != null) isSilent = true;
    }

    /// Null if there never was an answer.
    public synchronized @Nullable R newest() {
        return newest;
    }
}
