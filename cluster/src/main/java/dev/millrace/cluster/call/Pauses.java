package dev.millrace.cluster.call;

import dev.millrace.base.host.Host;
import java.time.Duration;

/// How long to wait between tries: longer each time, up to a bound, and by chance, so that many who wait do not
/// come at once. Belongs to one thread.
public final class Pauses {
    private final Host host;
    private final long leastMillis;
    private final long mostMillis;
    private long nextMillis;

    /// @param least the longest that the first pause may be
    /// @param most the longest that any pause may be
    public Pauses(Host host, Duration least, Duration most) {
        this.host = host;
        this.leastMillis = Math.max(1, least.toMillis());
        this.mostMillis = Math.max(leastMillis, most.toMillis());
        this.nextMillis = leastMillis;
    }

    /// The next pause: between half of what it may be and all of it.
    public long nextMillis() {
        long longest = nextMillis;
        nextMillis = Math.min(mostMillis, 2 * longest);
        return longest - host.chance().nextLong(longest / 2 + 1);
    }

    /// The next pause is a short one again.
    public void reset() {
        nextMillis = leastMillis;
    }
}
