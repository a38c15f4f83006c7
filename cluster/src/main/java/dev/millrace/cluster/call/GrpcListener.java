package dev.millrace.cluster.call;

import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;

/// A port at which an [Endpoint] is called over gRPC. Safe to use from any thread.
public final class GrpcListener implements AutoCloseable {
    private final Server server;
    private final Endpoint endpoint;
    private final int port;

    /// Listens from now on, at all interfaces.
    ///
    /// @param port 0 for any free one
    /// @throws dev.millrace.base.fault.MillraceException [ClusterFaults#NO_PORT]
    public GrpcListener(Host host, int port, Endpoint endpoint, Limits limits, Tls tls) {
        this.endpoint = endpoint;
        try {
            server = Grpc.newServerBuilderForPort(
                            port, tls.isOn() ? tls.serverCredentials() : InsecureServerCredentials.create())
                    .addService(ServerServiceDefinition.builder(GrpcBytes.SERVICE)
                            .addMethod(GrpcBytes.METHOD, ServerCalls.asyncUnaryCall(this::receive))
                            .build())
                    // An endpoint tells what it found too large, gRPC only that the call was broken off.
                    .maxInboundMessageSize(2 * limits.messageBytes())
                    .executor(work -> host.threads().startBlocking("calls", work))
                    .build()
                    .start();
            this.port = server.getPort();
        } catch (IOException taken) {
            throw ClusterFaults.NO_PORT
                    .what("calls cannot be listened for at port %d", port)
                    .cause(taken)
                    .fix("choose another port, or 0 for any free one; see which process has it");
        }
    }

    /// The port that is, or was, listened at.
    public int port() {
        return port;
    }

    private void receive(byte[] call, StreamObserver<byte[]> caller) {
        var unused = endpoint.receive(call).thenAccept(reply -> {
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
