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

/// Sends heartbeats to peers, answers theirs, and reports lost peers. Thread-safe; decisions run on the
/// role's executor.
public final class Heartbeats {

    /// Holds the intervals and limits of heartbeats.
    ///
    /// @param failuresMax the number of consecutive failures after which a peer is lost; -1 for never
    public record Pace(Duration interval, Duration timeout, int failuresMax) {

        /// Reads Flink's options `heartbeat.*`.
        public static Pace of(ReadableConfig config) {
            return new Pace(
                    config.get(HeartbeatManagerOptions.HEARTBEAT_INTERVAL),
                    config.get(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT),
                    config.get(HeartbeatManagerOptions.HEARTBEAT_RPC_FAILURE_THRESHOLD));
        }
    }

    /// Identifies the process that sends heartbeats.
    ///
    /// @param name the name by which peers watch this process
    /// @param incarnation a number that changes with each start of the process; not 0
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
    /// The times of the last heartbeats by the wall clock, for users.
    private final Map<String, Long> heardMillis = new ConcurrentHashMap<>();

    /// Starts to send heartbeats.
    ///
    /// @param name the name by which peers watch this process
    /// @param endpoint the endpoint that peers call
    /// @param executor the role's executor; when it is closed, heartbeats end
    /// @param onLoss called on that executor once for each loss; to continue, the caller watches the peer again
    public Heartbeats(
            String name,
            Pace pace,
            Host host,
            Calls calls,
            Endpoint endpoint,
            SerialExecutor executor,
            BiConsumer<String, HeartbeatMonitor.Loss> onLoss) {
        // Not 0, because 0 stands for a process that has not been heard of.
        this(new Self(name, host.chance().nextLong(1, Long.MAX_VALUE)), pace, host, calls, endpoint, executor, onLoss);
    }

    /// Starts to send heartbeats as a process whose incarnation is known to others.
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

    /// Starts to watch a peer.
    ///
    /// @param address the address to send heartbeats to; null to only wait for the peer's heartbeats
    public void watch(String peer, @Nullable Address address) {
        executor.submit(() -> watchNow(peer, address, 0));
    }

    /// Starts to watch a peer before it returns. Called on the role's executor only. Answers to earlier calls do
    /// not count for this watch.
    ///
    /// @param incarnation the incarnation that the peer must have; 0 to take the first one heard of
    public void watchNow(String peer, @Nullable Address address, long incarnation) {
        monitor.watch(peer, incarnation, host.clock().nanos());
        heardMillis.put(peer, host.clock().millis());
        peers.put(peer, new Watched(address));
    }

    public void forget(String peer) {
        executor.submit(() -> forgetNow(peer));
    }

    /// Stops watching a peer before it returns. Called on the role's executor only.
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
                    // Each watch has its own object: the peer may have been forgotten and
                    // replaced meanwhile.
                    if (peers.get(peer) != watched) return;
                    if (failure == null) heard(peer, echo.incarnation());
                    else told(peer, monitor.failed(peer));
                }));
    }

    /// Returns the time of a watched peer's last heartbeat by the wall clock; the current time for other peers.
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
