package dev.millrace.cluster.heartbeat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who has been heard of, and who is silent for too long: decisions alone, told the time by the caller. Belongs to
/// one thread.
///
/// Times are monotonic nanoseconds. A look that comes much later than due says that *this* process was stopped
/// (suspended, or collecting garbage): the time it missed is nobody else's silence and is not counted.
///
/// @param <P> names a peer
public final class HeartbeatMonitor<P> {

    /// Why a peer is taken for dead.
    public enum Loss {
        /// Nothing was heard for the timeout.
        SILENT,
        /// Heartbeats could not be delivered, several in a row.
        UNREACHABLE,
        /// Another process answers in its place.
        RESTARTED
    }

    private static final class Peer {
        long heardNanos;
        int failures;
        long incarnation;

        Peer(long now, long incarnation) {
            this.heardNanos = now;
            this.incarnation = incarnation;
        }
    }

    private final long intervalNanos;
    private final long timeoutNanos;
    private final int failuresMax;
    private final Map<P, Peer> peers = new LinkedHashMap<>();
    private long lookedNanos;

    /// @param failuresMax after so many failures in a row a peer is lost; -1 for never
    /// @param now when the first look is due one interval later
    public HeartbeatMonitor(Duration interval, Duration timeout, int failuresMax, long now) {
        this.intervalNanos = interval.toNanos();
        this.timeoutNanos = timeout.toNanos();
        this.failuresMax = failuresMax;
        this.lookedNanos = now;
    }

    /// Begins to watch a peer, as if it had just been heard of.
    public void watch(P peer, long now) {
        watch(peer, 0, now);
    }

    /// Begins to watch a peer of which it is known which process it is.
    ///
    /// @param incarnation 0 if it is whichever is heard of first
    public void watch(P peer, long incarnation, long now) {
        peers.put(peer, new Peer(now, incarnation));
    }

    public void forget(P peer) {
        peers.remove(peer);
    }

    /// The peers that are watched, in the order in which that began.
    public List<P> watched() {
        return List.copyOf(peers.keySet());
    }

    /// A heartbeat, or an answer to one, has come. Peers that are not watched do not matter.
    ///
    /// @param incarnation of the peer's process: another one each time it starts
    /// @return [Loss#RESTARTED] if it is not the process it was; it is not watched any more then
    public @Nullable Loss heard(P name, long incarnation, long now) {
        Peer peer = peers.get(name);
        if (peer == null) return null;
        if (peer.incarnation != 0 && peer.incarnation != incarnation) {
            peers.remove(name);
            return Loss.RESTARTED;
        }
        peer.incarnation = incarnation;
        peer.heardNanos = now;
        peer.failures = 0;
        return null;
    }

    /// A heartbeat could not be delivered.
    ///
    /// @return [Loss#UNREACHABLE] if that was one too many; the peer is not watched any more then
    public @Nullable Loss failed(P name) {
        Peer peer = peers.get(name);
        if (peer == null || failuresMax < 0 || ++peer.failures < failuresMax) return null;
        peers.remove(name);
        return Loss.UNREACHABLE;
    }

    /// The peers that are silent for too long; they are not watched any more. To be called once an interval.
    public List<P> look(long now) {
        forgive(now, now - lookedNanos);
        lookedNanos = now;
        List<P> silent = new ArrayList<>();
        peers.forEach((name, peer) -> {
            if (now - peer.heardNanos >= timeoutNanos) silent.add(name);
        });
        silent.forEach(peers::remove);
        return silent;
    }

    private void forgive(long now, long sinceLook) {
        long missed = sinceLook - 2 * intervalNanos;
        // A clock that went back owes the difference too: or a peer would be silent only after it has caught up.
        if (sinceLook < 0) missed = sinceLook;
        if (missed > 0 || sinceLook < 0) {
            // Nobody was heard of later than now.
            for (Peer peer : peers.values()) peer.heardNanos = now - Math.max(0, now - peer.heardNanos - missed);
        }
    }
}
