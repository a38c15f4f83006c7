package dev.millrace.server.access;

import dev.millrace.base.host.Clock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Keeps the sessions of browsers. A session ends when it was not used for an hour, and twelve hours after its start.
/// The memory holds only digests of the session ids. Thread-safe.
public final class Sessions {
    private static final int SESSIONS = 1_000;
    private static final int ID_BYTES = 32;
    private static final long UNUSED_NANOS = Duration.ofHours(1).toNanos();
    private static final long WHOLE_NANOS = Duration.ofHours(12).toNanos();

    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();
    private final Map<String, Session> byDigest = new LinkedHashMap<>(16, 0.75f, true);

    private record Session(String user, long beganNanos, long usedNanos) {}

    public Sessions(Clock clock) {
        this.clock = clock;
    }

    /// Starts a session and returns its id. If there are too many sessions, the one that was unused for the longest
    /// time ends.
    public synchronized String begin(String user) {
        byte[] bytes = new byte[ID_BYTES];
        chance.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        long now = clock.nanos();
        byDigest.put(digest(id), new Session(user, now, now));
        if (byDigest.size() > SESSIONS) {
            Iterator<String> eldest = byDigest.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
        return id;
    }

    /// Returns the user of a session; empty if the session does not exist or has ended.
    public synchronized Optional<String> user(String id) {
        String digest = digest(id);
        Session known = byDigest.get(digest);
        if (known == null) return Optional.empty();
        long now = clock.nanos();
        if (now - known.usedNanos > UNUSED_NANOS || now - known.beganNanos > WHOLE_NANOS) {
            byDigest.remove(digest);
            return Optional.empty();
        }
        byDigest.put(digest, new Session(known.user, known.beganNanos, now));
        return Optional.of(known.user);
    }

    /// Ends a session; nothing changes if it does not exist.
    public synchronized void end(String id) {
        byDigest.remove(digest(id));
    }

    private static String digest(String id) {
        return HexFormat.of().formatHex(Digests.sha256(id));
    }
}
