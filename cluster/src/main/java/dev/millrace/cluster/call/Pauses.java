package dev.millrace.cluster.call;

import dev.millrace.base.host.Host;
import java.time.Duration;

/// Computes the pauses between retries: exponential backoff with an upper bound and jitter. Not thread-safe.
public final class Pauses {
    private final Host host;
    private final long leastMillis;
    private final long mostMillis;
    private long nextMillis;

    /// @param least the upper bound of the first pause
    /// @param most the upper bound of all pauses
    public Pauses(Host host, Duration least, Duration most) {
        this.host = host;
        this.leastMillis = Math.max(1, least.toMillis());
        this.mostMillis = Math.max(leastMillis, most.toMillis());
        this.nextMillis = leastMillis;
    }

    /// Returns the next pause, a random number between half of the current bound and the bound.
    public long nextMillis() {
        long longest = nextMillis;
        nextMillis = Math.min(mostMillis, 2 * longest);
        return longest - host.chance().nextLong(longest / 2 + 1);
    }

    /// Resets the bound to that of the first pause.
    public void reset() {
        nextMillis = leastMillis;
    }
}
