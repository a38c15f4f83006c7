package dev.millrace.cluster.call;

import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Sends calls within one process, without a port. Calls are serialized all the same, so that nothing is shared by
/// accident and the behaviour is the same as between processes. Thread-safe.
public final class LocalCalls implements Calls {
    private final Host host;
    private final CarriedCalls calls;
    private final Map<Address, Endpoint> endpoints = new ConcurrentHashMap<>();

    public LocalCalls(Host host, Limits limits) {
        this.host = host;
        this.calls = new CarriedCalls(host, limits, this::carry);
    }

    /// Registers an endpoint at an address.
    public void open(Address address, Endpoint endpoint) {
        endpoints.put(address, endpoint);
    }

    /// Removes the endpoint at an address. Calls to this address fail from now on.
    public void close(Address address) {
        endpoints.remove(address);
    }

    @Override
    public <R extends Record> CompletableFuture<R> send(
            Address to, Call<R> call, FencingToken token, Duration deadline) {
        return calls.send(to, call, token, deadline);
    }

    private CompletableFuture<byte[]> carry(Address to, String name, byte[] call) {
        Endpoint endpoint = endpoints.get(to);
        if (endpoint == null) {
            return CompletableFuture.failedFuture(ClusterFaults.UNREACHABLE
                    .what("No role answers at %s in this process.", to)
                    .fix("Find out why the role has ended."));
        }
        CompletableFuture<byte[]> reply = new CompletableFuture<>();
        host.threads().startBlocking("call " + name, () -> {
            CompletableFuture<byte[]> answer = endpoint.receive(call);
            answer.thenAccept(reply::complete);
            reply.whenComplete((_, _) -> answer.cancel(false));
        });
        return reply;
    }

    @Override
    public void close() {
        endpoints.clear();
    }
}
