package dev.millrace.cluster.heartbeat;

import dev.millrace.api.config.HeartbeatManagerOptions;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.runtime.step.SerialExecutor;
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
    private final SerialExecutor executor;
    private final BiConsumer<String, HeartbeatMonitor.Loss> onLoss;
    private final HeartbeatMonitor<String> monitor;
    private final Map<String, Watched> peers = new HashMap<>();
    /// By the wall clock, for people.
    private final Map<String, Long> heardMillis = new ConcurrentHashMap<>();

    /// Begins at once.
    ///
    /// @param name of this process, as its peers watch it
    /// @param endpoint that peers call
    /// @param executor the role's thread; heartbeats end when it is closed
    /// @param onLoss told on that thread, once for each loss; the peer must be watched anew if it comes back
    public Heartbeats(
            String name,
            Pace pace,
            Host host,
            Calls calls,
            Endpoint endpoint,
            SerialExecutor executor,
            BiConsumer<String, HeartbeatMonitor.Loss> onLoss) {
        // Never 0, which stands for a process that has not been heard of.
        this(new Self(name, host.chance().nextLong(1, Long.MAX_VALUE)), pace, host, calls, endpoint, executor, onLoss);
    }

    /// The same, as a process whose incarnation others know.
    public Heartbeats(
            Self self,
            Pace pace,
            Host host,
            Calls calls,
            Endpoint endpoint,
            SerialExecutor executor,
            BiConsumer<String, HeartbeatMonitor.Loss> onLoss) {
        this.self = self;
        this.pace = pace;
        this.host = host;
        this.calls = calls;
        this.executor = executor;
        this.onLoss = onLoss;
        this.monitor = new HeartbeatMonitor<>(
                pace.interval(),
                pace.timeout(),
                pace.failuresMax(),
                host.clock().nanos());
        endpoint.answer(Heartbeat.class, (heartbeat, _) -> {
            executor.submit(() -> heard(heartbeat.from(), heartbeat.incarnation()));
            return CompletableFuture.completedFuture(new Heartbeat.Echo(self.incarnation()));
        });
        executor.submitAfter(pace.interval().toMillis(), this::round);
    }

    /// Begins to watch a peer.
    ///
    /// @param address to call it at; null to wait for its heartbeats alone
    public void watch(String peer, @Nullable Address address) {
        executor.submit(() -> watchNow(peer, address, 0));
    }

    /// The same before it returns; on the role's thread. What comes from earlier calls does not count for this watch.
    ///
    /// @param incarnation that the peer must have; 0 for whichever is heard of first
    public void watchNow(String peer, @Nullable Address address, long incarnation) {
        monitor.watch(peer, incarnation, host.clock().nanos());
        heardMillis.put(peer, host.clock().millis());
        peers.put(peer, new Watched(address));
    }

    public void forget(String peer) {
        executor.submit(() -> forgetNow(peer));
    }

    /// The same before it returns; on the role's thread.
    public void forgetNow(String peer) {
        monitor.forget(peer);
        peers.remove(peer);
        heardMillis.remove(peer);
    }

    private void round() {
        for (String silent : monitor.look(host.clock().nanos())) lost(silent, HeartbeatMonitor.Loss.SILENT);
        for (String peer : monitor.watched()) {
            Watched watched = peers.get(peer);
            if (watched != null && watched.address() != null) heartbeat(peer, watched, watched.address());
        }
        executor.submitAfter(pace.interval().toMillis(), this::round);
    }

    private void heartbeat(String peer, Watched watched, Address address) {
        var unused = calls.send(
                        address, new Heartbeat(self.name(), self.incarnation()), FencingToken.NONE, pace.timeout())
                .whenComplete((echo, failure) -> executor.submit(() -> {
                    // Each watch has an object of its own: the peer may have been forgotten, and be another now.
                    if (peers.get(peer) != watched) return;
                    if (failure == null) heard(peer, echo.incarnation());
                    else told(peer, monitor.failed(peer));
                }));
    }

    /// When a peer that is watched was last heard of, by the wall clock; now for others.
    public long heardMillis(String peer) {
        Long heard = heardMillis.get(peer);
        return heard == null ? host.clock().millis() : heard;
    }

    private void heard(String peer, long itsIncarnation) {
        heardMillis.replace(peer, host.clock().millis());
        told(peer, monitor.heard(peer, itsIncarnation, host.clock().nanos()));
    }

    private void told(String peer, HeartbeatMonitor.@Nullable Loss loss) {
        if (loss != null) lost(peer, loss);
    }

    private void lost(String peer, HeartbeatMonitor.Loss loss) {
        peers.remove(peer);
        heardMillis.remove(peer);
        onLoss.accept(peer, loss);
    }
}
