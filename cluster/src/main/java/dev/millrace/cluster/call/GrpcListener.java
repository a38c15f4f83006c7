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

/// Listens on a port for gRPC calls to an [Endpoint]. Thread-safe.
public final class GrpcListener implements AutoCloseable {
    private static final int HANDSHAKE_SECONDS = 20;

    private final Server server;
    private final Endpoint endpoint;
    private final int port;

    /// Starts to listen.
    ///
    /// @param at the address of this machine to bind to; port 0 for any free port
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
                    // The endpoint reports which call is too large. gRPC reports only a
                    // cancelled call.
                    .maxInboundMessageSize(2 * limits.messageBytes())
                    // A connection that sends nothing is closed.
                    .handshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
                    .executor(work -> host.threads().startBlocking("calls", work))
                    .build()
                    .start();
            this.port = server.getPort();
        } catch (IOException taken) {
            throw ClusterFaults.NO_PORT
                    .what("This process cannot listen for calls at %s.", at)
                    .cause(taken)
                    .fix("Choose an address of this machine, and another port or 0 for any free port. Find the"
                            + " process that uses the port.");
        }
    }

    /// Returns the port, also after the listener is closed.
    public int port() {
        return port;
    }

    private void receive(byte[] call, StreamObserver<byte[]> caller) {
        // Completes when the caller cancels, its deadline passes, or the connection breaks.
        CompletableFuture<Void> gone = new CompletableFuture<>();
        ((ServerCallStreamObserver<byte[]>) caller).setOnCancelHandler(() -> gone.complete(null));
        CompletableFuture<byte[]> answer = endpoint.receive(call);
        gone.thenRun(() -> answer.cancel(false));
        var unused = answer.thenAccept(reply -> {
            caller.onNext(reply);
            caller.onCompleted();
        });
    }

    /// Stops listening and cancels the calls in flight.
    @Override
    public void close() {
        server.shutdownNow();
    }
}
