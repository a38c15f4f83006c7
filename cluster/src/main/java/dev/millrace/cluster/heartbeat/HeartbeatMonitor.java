package dev.millrace.cluster.heartbeat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides which peers are lost. The monitor reads no clock: the caller passes the time. Not thread-safe.
///
/// Times are monotonic nanoseconds. If [#look] is called much later than due, *this* process was stopped (suspended, or
/// collecting garbage). Then the missed time does not count as silence of the peers.
///
/// @param <P> the type of the peers' names
public final class HeartbeatMonitor<P> {

    /// Lists the reasons for which a peer is lost.
    public enum Loss {
        /// No heartbeat came within the timeout.
        SILENT,
        /// Several consecutive heartbeats could not be delivered.
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

    /// @param failuresMax the number of consecutive failures after which a peer is lost; -1 for never
    /// @param now the current time; the first look is due one interval later
    public HeartbeatMonitor(Duration interval, Duration timeout, int failuresMax, long now) {
        this.intervalNanos = interval.toNanos();
        this.timeoutNanos = timeout.toNanos();
        this.failuresMax = failuresMax;
        this.lookedNanos = now;
    }

    /// Starts to watch a peer, as if a heartbeat had just come from it.
    public void watch(P peer, long now) {
        watch(peer, 0, now);
    }

    /// Starts to watch a peer whose process is known.
    ///
    /// @param incarnation the incarnation of its process; 0 to take the first one heard of
    public void watch(P peer, long incarnation, long now) {
        peers.put(peer, new Peer(now, incarnation));
    }

    public void forget(P peer) {
        peers.remove(peer);
    }

    /// Returns the watched peers in the order in which they were added.
    public List<P> watched() {
        return List.copyOf(peers.keySet());
    }

    /// Records a heartbeat or an answer to one. Peers that are not watched are ignored.
    ///
    /// @param incarnation the incarnation of the peer's process, which changes with each start
    /// @return [Loss#RESTARTED] if the process is another one; then the peer is not watched any more.
    /// Otherwise null
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

    /// Records that a heartbeat could not be delivered.
    ///
    /// @return [Loss#UNREACHABLE] if the maximum number of failures is reached; then the peer is not watched any
    /// more. Otherwise null
    public @Nullable Loss failed(P name) {
        Peer peer = peers.get(name);
        if (peer == null || failuresMax < 0 || ++peer.failures < failuresMax) return null;
        peers.remove(name);
        return Loss.UNREACHABLE;
    }

    /// Returns the peers that have been silent for the timeout, and stops watching them. Callers call it once
    /// an interval.
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
        // If the clock went back, the difference counts, too. Otherwise a silent peer would be detected only
        // after the clock has caught up.
        if (sinceLook < 0) missed = sinceLook;
        if (missed > 0 || sinceLook < 0) {
            // The time of the last heartbeat is never later than now.
            for (Peer peer : peers.values()) peer.heardNanos = now - Math.max(0, now - peer.heardNanos - missed);
        }
    }
}
