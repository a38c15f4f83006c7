package dev.millrace.cluster.call;

import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Calls within one process, without a port. They are written and read all the same, so that nothing is shared by
/// accident and
/// what works here works between processes.
public final class LocalCalls implements Calls {
    private final Host host;
    private final Limits limits;
    private final Protocol protocol = new Protocol();
    private final Map<Address, Endpoint> endpoints = new ConcurrentHashMap<>();

    public LocalCalls(Host host, Limits limits) {
        this.host = host;
        this.limits = limits;
    }

    /// Has an endpoint answer at an address.
    public void open(Address address, Endpoint endpoint) {
        endpoints.put(address, endpoint);
    }

    /// Calls to that address fail from now on.
    public void close(Address address) {
        endpoints.remove(address);
    }

    @Override
    public <R extends Record> CompletableFuture<R> send(Address to, Call<R> call, Fence fence, Duration deadline) {
        Endpoint endpoint = endpoints.get(to);
        if (endpoint == null) {
            return CompletableFuture.failedFuture(ClusterFaults.UNREACHABLE
                    .what("nobody answers at %s in this process", to)
                    .fix("see why that role has ended"));
        }
        CompletableFuture<R> answer = new CompletableFuture<>();
        try {
            Protocol.Pair pair = protocol.pair(call.getClass());
            byte[] bytes = Envelope.call(pair, call, fence);
            if (bytes.length > limits.messageBytes())
                throw Endpoint.tooLarge(pair.call().name(), bytes.length, limits);
            host.threads()
                    .startBlocking(
                            "call " + pair.call().name(),
                            () -> endpoint.receive(bytes).thenAccept(reply -> finish(answer, reply, pair, to)));
            watch(answer, pair.call().name(), to, deadline);
        } catch (RuntimeException refused) {
            answer.completeExceptionally(refused);
        }
        return answer;
    }

    @SuppressWarnings("unchecked") // The form is the one that Call<R> names.
    static <R extends Record> void finish(CompletableFuture<R> answer, byte[] reply, Protocol.Pair pair, Address peer) {
        try {
            answer.complete(Envelope.open(reply, (Form<R>) pair.reply(), peer));
        } catch (RuntimeException told) {
            answer.completeExceptionally(told);
        }
    }

    private void watch(CompletableFuture<?> answer, String name, Address to, Duration deadline) {
        host.threads().startBlocking("deadline " + name, () -> {
            Thread watching = Thread.currentThread();
            answer.whenComplete((_, _) -> host.threads().unpark(watching));
            long due = host.clock().nanos() + deadline.toNanos();
            for (long left = deadline.toNanos();
                    left > 0 && !answer.isDone();
                    left = due - host.clock().nanos()) {
                host.threads().park(left);
            }
            if (!answer.isDone()) answer.completeExceptionally(late(name, to, deadline));
        });
    }

    static RuntimeException late(String name, Address to, Duration deadline) {
        return ClusterFaults.LATE
                .what("%s did not answer %s within %s", to, name, deadline)
                .why("the process is gone, stuck or overloaded, or the network between is cut")
                .fix("see the log of that process");
    }

    @Override
    public void close() {
        endpoints.clear();
    }
}
