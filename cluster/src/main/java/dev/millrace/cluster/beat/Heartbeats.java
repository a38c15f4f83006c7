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

    private final String name;
    private final long incarnation;
    private final Pace pace;
    private final Host host;
    private final Calls calls;
    private final Serial serial;
    private final BiConsumer<String, Beats.Loss> onLoss;
    private final Beats<String> beats;
    private final Map<String, Address> addresses = new HashMap<>();

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
        this.name = name;
        this.pace = pace;
        this.host = host;
        this.calls = calls;
        this.serial = serial;
        this.onLoss = onLoss;
        // Never 0, which stands for a process that has not been heard of.
        this.incarnation = host.chance().nextLong(1, Long.MAX_VALUE);
        this.beats = new Beats<>(
                pace.interval(),
                pace.timeout(),
                pace.failuresMax(),
                host.clock().nanos());
        endpoint.answer(Beat.class, (beat, _) -> {
            serial.submit(() -> heard(beat.from(), beat.incarnation()));
            return CompletableFuture.completedFuture(new Beat.Echo(incarnation));
        });
        serial.submitAfter(pace.interval().toMillis(), this::round);
    }

    /// Begins to watch a peer.
    ///
    /// @param address to call it at; null to wait for its heartbeats alone
    public void watch(String peer, @Nullable Address address) {
        serial.submit(() -> {
            beats.watch(peer, host.clock().nanos());
            if (address == null) addresses.remove(peer);
            else addresses.put(peer, address);
        });
    }

    public void forget(String peer) {
        serial.submit(() -> {
            beats.forget(peer);
            addresses.remove(peer);
        });
    }

    private void round() {
        for (String silent : beats.look(host.clock().nanos())) lost(silent, Beats.Loss.SILENT);
        for (String peer : beats.watched()) {
            Address address = addresses.get(peer);
            if (address != null) beat(peer, address);
        }
        serial.submitAfter(pace.interval().toMillis(), this::round);
    }

    private void beat(String peer, Address address) {
        var unused = calls.send(address, new Beat(name, incarnation), Fence.NONE, pace.timeout())
                .whenComplete((echo, failure) -> serial.submit(() -> {
                    if (failure == null) heard(peer, echo.incarnation());
                    else told(peer, beats.failed(peer));
                }));
    }

    private void heard(String peer, long itsIncarnation) {
        told(peer, beats.heard(peer, itsIncarnation, host.clock().nanos()));
    }

    private void told(String peer, Beats.@Nullable Loss loss) {
        if (loss != null) lost(peer, loss);
    }

    private void lost(String peer, Beats.Loss loss) {
        addresses.remove(peer);
        onLoss.accept(peer, loss);
    }
}
