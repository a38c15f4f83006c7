package dev.millrace.cluster.beat;

import dev.millrace.api.config.HeartbeatManagerOptions;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.Fence;
import dev.millrace.runtime.step.Serial;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Sends heartbeats to peers, answers theirs, and tells who is lost. Safe to use from any thread; decides on the
/// role's thread.
public final class Heartbeats {

    /// @param failuresMax in a row before a peer is lost; -1 for never
    public record Pace(Duration interval, Duration timeout, int failuresMax) {

        /// From Flink's options `heartbeat.*`.
        public static Pace of(ReadableConfig config) {
            return new Pace(
                    config.get(HeartbeatManagerOptions.HEARTBEAT_INTERVAL),
                    config.get(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT),
                    config.get(HeartbeatManagerOptions.HEARTBEAT_RPC_FAILURE_THRESHOLD));
        }
    }

    /// Who sends heartbeats.
    ///
    /// @param name of this process, as its peers watch it
    /// @param incarnation another one each time the process starts; not 0
    public record Self(String name, long incarnation) {}

    private record Watched(@Nullable Address address) {}

    private final Self self;
    private final Pace pace;
    private final Host host;
    private final Calls calls;
    private final Serial serial;
    private final BiConsumer<String, Beats.Loss> onLoss;
    private final Beats<String> beats;
    private final Map<String, Watched> peers = new HashMap<>();
    /// By the wall clock, for people.
    private final Map<String, Long> heardMillis = new ConcurrentHashMap<>();

    /// Begins at once.
    ///
    /// @param name of this process, as its peers watch it
    /// @param endpoint that peers call
    /// @param serial the role's thread; heartbeats end when it is closed
    /// @param onLoss told on that thread, once for each loss; the peer must be watched anew if it comes back
    public Heartbeats(
            String name,
            Pace pace,
            Host host,
            Calls calls,
            Endpoint endpoint,
            Serial serial,
            BiConsumer<String, Beats.Loss> onLoss) {
        // Never 0, which stands for a process that has not been heard of.
        this(new Self(name, host.chance().nextLong(1, Long.MAX_VALUE)), pace, host, calls, endpoint, serial, onLoss);
    }

    /// The same, as a process whose incarnation others know.
    public Heartbeats(
            Self self,
            Pace pace,
            Host host,
            Calls calls,
            Endpoint endpoint,
            Serial serial,
            BiConsumer<String, Beats.Loss> onLoss) {
        this.self = self;
        this.pace = pace;
        this.host = host;
        this.calls = calls;
        this.serial = serial;
        this.onLoss = onLoss;
        this.beats = new Beats<>(
                pace.interval(),
                pace.timeout(),
                pace.failuresMax(),
                host.clock().nanos());
        endpoint.answer(Beat.class, (beat, _) -> {
            serial.submit(() -> heard(beat.from(), beat.incarnation()));
            return CompletableFuture.completedFuture(new Beat.Echo(self.incarnation()));
        });
        serial.submitAfter(pace.interval().toMillis(), this::round);
    }

    /// Begins to watch a peer.
    ///
    /// @param address to call it at; null to wait for its heartbeats alone
    public void watch(String peer, @Nullable Address address) {
        serial.submit(() -> watchNow(peer, address, 0));
    }

    /// The same before it returns; on the role's thread. What comes from earlier calls does not count for this
    /// watch.
    ///
    /// @param incarnation that the peer must have; 0 for whichever is heard of first
    public void watchNow(String peer, @Nullable Address address, long incarnation) {
        beats.watch(peer, incarnation, host.clock().nanos());
        heardMillis.put(peer, host.clock().millis());
        peers.put(peer, new Watched(address));
    }

    public void forget(String peer) {
        serial.submit(() -> forgetNow(peer));
    }

    /// The same before it returns; on the role's thread.
    public void forgetNow(String peer) {
        beats.forget(peer);
        peers.remove(peer);
        heardMillis.remove(peer);
    }

    private void round() {
        for (String silent : beats.look(host.clock().nanos())) lost(silent, Beats.Loss.SILENT);
        for (String peer : beats.watched()) {
            Watched watched = peers.get(peer);
            if (watched != null && watched.address() != null) beat(peer, watched, watched.address());
        }
        serial.submitAfter(pace.interval().toMillis(), this::round);
    }

    private void beat(String peer, Watched watched, Address address) {
        var unused = calls.send(address, new Beat(self.name(), self.incarnation()), Fence.NONE, pace.timeout())
                .whenComplete((echo, failure) -> serial.submit(() -> {
                    // Each watch has an object of its own: the peer may have been forgotten, and be another now.
                    if (peers.get(peer) != watched) return;
                    if (failure == null) heard(peer, echo.incarnation());
                    else told(peer, beats.failed(peer));
                }));
    }

    /// When a peer that is watched was last heard of, by the wall clock; now for others.
    public long heardMillis(String peer) {
        Long heard = heardMillis.get(peer);
        return heard == null ? host.clock().millis() : heard;
    }

    private void heard(String peer, long itsIncarnation) {
        heardMillis.replace(peer, host.clock().millis());
        told(peer, beats.heard(peer, itsIncarnation, host.clock().nanos()));
    }

    private void told(String peer, Beats.@Nullable Loss loss) {
        if (loss != null) lost(peer, loss);
    }

    private void lost(String peer, Beats.Loss loss) {
        peers.remove(peer);
        heardMillis.remove(peer);
        onLoss.accept(peer, loss);
    }
}
