package dev.millrace.server.access;

import dev.millrace.base.host.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often each address has been wrong of late. Being right in between does not count: who has an account must not
/// guess others' for that. Any thread.
final class Attempts {
    private static final int ADDRESSES = 10_000;
    private static final long FORGOTTEN_NANOS = 60_000_000_000L;

    private final Clock clock;
    private final int most;
    private final Map<String, Failures> byAddress = new LinkedHashMap<>(16, 0.75f, true);

    /// @param sinceNanos when the first of them was
    private record Failures(int count, long sinceNanos) {}

    /// @param most in a minute
    Attempts(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /// For how many seconds an address may not try any more; 0 if it may.
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
