package dev.millrace.cluster.call;

import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A port at which an [Endpoint] is called over gRPC. Safe to use from any thread.
public final class GrpcListener implements AutoCloseable {
    private static final int HANDSHAKE_SECONDS = 20;

    private final Server server;
    private final Endpoint endpoint;
    private final int port;

    /// Listens from now on.
    ///
    /// @param at an address of this machine, where alone it listens; port 0 for any free one
    /// @throws dev.millrace.base.fault.MillraceException [ClusterFaults#NO_PORT]
    public GrpcListener(Host host, Address at, Endpoint endpoint, Limits limits, Tls tls) {
        this.endpoint = endpoint;
        StrangerLines.hush(host.clock());
        try {
            server = NettyServerBuilder.forAddress(
                            new InetSocketAddress(at.host(), at.port()),
                            tls.isOn() ? tls.serverCredentials() : InsecureServerCredentials.create())
                    .addService(ServerServiceDefinition.builder(GrpcBytes.SERVICE)
                            .addMethod(GrpcBytes.METHOD, ServerCalls.asyncUnaryCall(this::receive))
                            .build())
                    // An endpoint tells what it found too large, gRPC only that the call was broken off.
                    .maxInboundMessageSize(2 * limits.messageBytes())
                    // Who connects and says nothing is hung up on.
                    .handshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
                    .executor(work -> host.threads().startBlocking("calls", work))
                    .build()
                    .start();
            this.port = server.getPort();
        } catch (IOException taken) {
            throw ClusterFaults.NO_PORT
                    .what("calls cannot be listened for at %s", at)
                    .cause(taken)
                    .fix("choose an address of this machine, and another port or 0 for any free one; see which"
                            + " process has it");
        }
    }

    /// The port that is, or was, listened at.
    public int port() {
        return port;
    }

    private void receive(byte[] call, StreamObserver<byte[]> caller) {
        // When the caller has given up, or its deadline has passed, or the connection is broken.
        CompletableFuture<Void> gone = new CompletableFuture<>();
        ((ServerCallStreamObserver<byte[]>) caller).setOnCancelHandler(() -> gone.complete(null));
        CompletableFuture<byte[]> answer = endpoint.receive(call);
        gone.thenRun(() -> answer.cancel(false));
        var unused = answer.thenAccept(reply -> {
            caller.onNext(reply);
            caller.onCompleted();
        });
    }

    /// Stops listening and breaks off the calls in flight.
    @Override
    public void close() {
        server.shutdownNow();
    }
}
