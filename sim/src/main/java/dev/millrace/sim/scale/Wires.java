package dev.millrace.sim.scale;

import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.CarriedCalls;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.Limits;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Carries calls within one process, and counts those whose number does not depend on time. Thread-safe.
final class Wires {
    private final Host host;
    private final Map<Address, Endpoint> endpoints = new ConcurrentHashMap<>();
    private final LongAdder calls = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    Wires(Host host) {
        this.host = host;
    }

    /// Holds the number of calls, and the size of calls and answers.
    record Load(long calls, long bytes) {
        Load since(Load before) {
            return new Load(calls - before.calls, bytes - before.bytes);
        }
    }

    Load load() {
        return new Load(calls.sum(), bytes.sum());
    }

    void open(Address address, Endpoint endpoint) {
        endpoints.put(address, endpoint);
    }

    void close(Address address) {
        endpoints.remove(address);
    }

    CarriedCalls calls() {
        return new CarriedCalls(host, Limits.USUAL, this::carry);
    }

    private CompletableFuture<byte[]> carry(Address to, String name, byte[] call) {
        Endpoint endpoint = endpoints.get(to);
        if (endpoint == null) {
            return CompletableFuture.failedFuture(ClusterFaults.UNREACHABLE
                    .what("No process answers at %s.", to)
                    .fix("Nothing to fix."));
        }
        boolean counts = !comesWithTime(name);
        if (counts) {
            calls.increment();
            bytes.add(call.length);
        }
        CompletableFuture<byte[]> reply = new CompletableFuture<>();
        host.threads()
                .startBlocking(
                        name,
                        () -> endpoint.receive(call).thenAccept(answer -> {
                            if (counts) bytes.add(answer.length);
                            reply.complete(answer);
                        }));
        return reply;
    }

    /// Returns whether a call is periodic: a heartbeat, or a worker's renewal of its registration. On a slower
    /// machine there are more of them.
    private static boolean comesWithTime(String name) {
        return name.contains("Heartbeat") || name.contains("Renew");
    }
}
