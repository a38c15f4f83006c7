package dev.millrace.cluster.call;

import dev.millrace.base.host.Awaited;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Sends calls as bytes over any carrier. Thread-safe.
public final class CarriedCalls implements Calls {
    private final Host host;
    private final Limits limits;
    private final Carrier carrier;
    private final Protocol protocol = new Protocol();

    /// Carries a call to an [Endpoint], and its answer back. Thread-safe.
    @FunctionalInterface
    public interface Carrier {
        /// @param name the name of the call, for logs
        /// @return the answer of [Endpoint#receive]; never completes if the answer is lost. The caller cancels
        /// it when it stops waiting
        CompletableFuture<byte[]> carry(Address to, String name, byte[] call);
    }

    /// @param host the host whose threads wait for deadlines
    public CarriedCalls(Host host, Limits limits, Carrier carrier) {
        this.host = host;
        this.limits = limits;
        this.carrier = carrier;
    }

    @Override
    public <R extends Record> CompletableFuture<R> send(
            Address to, Call<R> call, FencingToken token, Duration deadline) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        try {
            Protocol.Pair pair = protocol.pair(call.getClass());
            byte[] bytes = CallFrame.call(pair, call, token);
            String name = pair.call().name();
            if (bytes.length > limits.messageBytes()) throw Endpoint.tooLarge(name, bytes.length, limits);
            CompletableFuture<byte[]> carried = carrier.carry(to, name, bytes);
            carried.whenComplete((reply, failure) -> {
                if (failure == null) finish(answer, reply, pair, to);
                else answer.completeExceptionally(Awaited.cause(failure));
            });
            answer.whenComplete((_, _) -> carried.cancel(false));
            if (!answer.isDone()) watch(answer, name, to, deadline);
        } catch (RuntimeException refused) {
            answer.completeExceptionally(refused);
        }
        return answer;
    }

    @SuppressWarnings("unchecked") // The codec is that of the type argument of Call<R>.
    static <R extends Record> void finish(CompletableFuture<R> answer, byte[] reply, Protocol.Pair pair, Address peer) {
        try {
            answer.complete(CallFrame.open(reply, (MessageCodec<R>) pair.reply(), peer));
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
                .what("%s did not answer %s within %s.", to, name, deadline)
                .why("The process has ended, hangs or is overloaded, or the network connection is broken.")
                .fix("Read the log of that process.");
    }

    @Override
    public void close() {}
}
