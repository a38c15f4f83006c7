package dev.millrace.server.access;

import dev.millrace.base.host.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts recent failed logins by address. A success does not reset the count; otherwise the owner of one account could
/// guess the secrets of others. Thread-safe.
final class Attempts {
    private static final int ADDRESSES = 10_000;
    private static final long FORGOTTEN_NANOS = 60_000_000_000L;

    private final Clock clock;
    private final int most;
    private final Map<String, Failures> byAddress = new LinkedHashMap<>(16, 0.75f, true);

    /// @param sinceNanos time of the first failure
    private record Failures(int count, long sinceNanos) {}

    /// @param most the number of failures allowed per minute
    Attempts(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /// Returns for how many seconds an address must not try again; 0 if it may try now.
    long secondsToWait(String address) {
        synchronized (byAddress) {
            Failures known = byAddress.get(address);
            if (known == null || known.count < most) return 0;
            long left = FORGOTTEN_NANOS - (clock.nanos() - known.sinceNanos);
            if (left > 0) return Math.max(1, left / 1_000_000_000);
            byAddress.remove(address);
            return 0;
        }
    }

    void failed(String address) {
        synchronized (byAddress) {
            long now = clock.nanos();
            Failures known = byAddress.get(address);
            if (known == null || now - known.sinceNanos > FORGOTTEN_NANOS) known = new Failures(0, now);
            byAddress.put(address, new Failures(known.count + 1, known.sinceNanos));
            if (byAddress.size() > ADDRESSES)
                byAddress.remove(byAddress.keySet().iterator().next());
        }
    }
}
