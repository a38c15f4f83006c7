package dev.millrace.cluster.call;

import dev.millrace.base.fault.Fault;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Sends calls between processes over gRPC. Each peer has one connection, which is opened when it is first needed and
/// again after it breaks. Thread-safe.
public final class GrpcCalls implements Calls {
    /// The time after which an unused connection is closed.
    private static final long IDLE_MINUTES = 30;

    private final Host host;
    private final Limits limits;
    private final Tls tls;
    private final Protocol protocol = new Protocol();
    private final Map<Address, ManagedChannel> channels = new ConcurrentHashMap<>();

    public GrpcCalls(Host host, Limits limits, Tls tls) {
        this.host = host;
        this.limits = limits;
        this.tls = tls;
    }

    @Override
    public <R extends Record> CompletableFuture<R> send(
            Address to, Call<R> call, FencingToken token, Duration deadline) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        try {
            Protocol.Pair pair = protocol.pair(call.getClass());
            byte[] bytes = CallFrame.call(pair, call, token);
            if (bytes.length > limits.messageBytes())
                throw Endpoint.tooLarge(pair.call().name(), bytes.length, limits);
            ManagedChannel channel = channels.computeIfAbsent(to, this::connect);
            // The caller decides when to retry. The backoff of gRPC grows to minutes.
            if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) channel.resetConnectBackoff();
            ClientCall<byte[], byte[]> carried = channel.newCall(
                    GrpcBytes.METHOD, CallOptions.DEFAULT.withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS));
            ClientCalls.asyncUnaryCall(carried, bytes, new Waiting<>(answer, pair, to, deadline));
            answer.whenComplete((_, _) -> {
                if (answer.isCancelled()) carried.cancel("the caller has given up", null);
            });
        } catch (RuntimeException refused) {
            answer.completeExceptionally(refused);
        }
        return answer;
    }

    private ManagedChannel connect(Address to) {
        return Grpc.newChannelBuilderForAddress(
                        to.host(),
                        to.port(),
                        tls.isOn() ? tls.channelCredentials() : InsecureChannelCredentials.create())
                .maxInboundMessageSize(2 * limits.messageBytes())
                .idleTimeout(IDLE_MINUTES, TimeUnit.MINUTES)
                .executor(work -> host.threads().startBlocking("answers", work))
                .disableRetry()
                .build();
    }

    /// Closes the connection to a peer that is gone. The next call would open another.
    public void forget(Address peer) {
        ManagedChannel channel = channels.remove(peer);
        if (channel != null) channel.shutdownNow();
    }

    @Override
    public void close() {
        channels.values().forEach(ManagedChannel::shutdownNow);
        channels.clear();
    }

    /// A call in flight.
    private record Waiting<R extends Record>(
            CompletableFuture<R> answer, Protocol.Pair pair, Address to, Duration deadline)
            implements StreamObserver<byte[]> {

        @Override
        public void onNext(byte[] reply) {
            CarriedCalls.finish(answer, reply, pair, to);
        }

        @Override
        public void onError(Throwable thrown) {
            Status status = Status.fromThrowable(thrown);
            String name = pair.call().name();
            if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
                answer.completeExceptionally(CarriedCalls.late(name, to, deadline));
                return;
            }
            Fault fault = switch (status.getCode()) {
                case UNAVAILABLE, CANCELLED -> ClusterFaults.UNREACHABLE;
                case RESOURCE_EXHAUSTED -> ClusterFaults.TOO_LARGE;
                case UNIMPLEMENTED -> ClusterFaults.UNKNOWN_CALL;
                default -> ClusterFaults.CALL_FAILED;
            };
            answer.completeExceptionally(fault.what("%s did not receive or did not answer the call %s.", to, name)
                    .cause(thrown)
                    .fix("Check that the process runs and that its address is right. Use TLS on both sides or on"
                            + " neither."));
        }

        @Override
        public void onCompleted() {
            if (!answer.isDone())
                onError(Status.UNKNOWN.withDescription("no answer").asException());
        }
    }
}
