package dev.millrace.api.source.rate;

import dev.millrace.api.source.SourceFaults;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.base.host.Host;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Allows a number of records per second. Permits that were unused in the last second remain valid, so that late
/// wake-ups do not lower the rate. The class does not depend on Guava.
public class GuavaRateLimiter<Split extends SourceSplit> implements RateLimiter<Split> {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long SAVED_NANOS_MAX = 1_000_000_000L;

    private final Host host;
    private final double nanosPerEvent;
    private long nextFreeNanos;

    /// @param permitsPerSecond the number of records per second, above 0
    /// @throws IllegalArgumentException if the rate is not positive
    public GuavaRateLimiter(double permitsPerSecond) {
        this(permitsPerSecond, Host.real());
    }

    GuavaRateLimiter(double permitsPerSecond, Host host) {
        if (!(permitsPerSecond > 0)) {
            throw SourceFaults.PARAMETERS
                    .argument("A rate limiter has the rate %s records per second.", permitsPerSecond)
                    .fix("Set a positive rate, or use RateLimiterStrategy.noOp() for no limit.");
        }
        this.host = host;
        this.nanosPerEvent = NANOS_PER_SECOND / permitsPerSecond;
        this.nextFreeNanos = host.clock().nanos();
    }

    @Override
    public CompletionStage<Void> acquire(int numberOfEvents) {
        long now = host.clock().nanos();
        if (now - nextFreeNanos > SAVED_NANOS_MAX) nextFreeNanos = now - SAVED_NANOS_MAX;
        long allowedAt = nextFreeNanos;
        nextFreeNanos += (long) Math.ceil(numberOfEvents * nanosPerEvent);
        if (allowedAt - now <= 0) return CompletableFuture.completedFuture(null);
        CompletableFuture<Void> allowed = new CompletableFuture<>();
        host.threads().startBlocking("rate limiter", () -> completeAt(allowedAt, allowed));
        return allowed;
    }

    private void completeAt(long nanos, CompletableFuture<Void> future) {
        for (long left = nanos - host.clock().nanos();
                left > 0;
                left = nanos - host.clock().nanos()) {
            host.threads().park(left);
        }
        future.complete(null);
    }
}
