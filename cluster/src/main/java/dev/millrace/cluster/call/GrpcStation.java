package dev.millrace.cluster.call;

import dev.millrace.base.host.Host;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Sends and answers calls over gRPC. Thread-safe.
final class GrpcStation implements Station {
    private final Host host;
    private final Address wanted;
    private final Tls tls;
    private final Calls calls;
    private final Endpoint endpoint = new Endpoint(Limits.USUAL);
    private final AtomicReference<@Nullable GrpcListener> listener = new AtomicReference<>();

    /// @param wanted the address to listen at; port 0 for any free port
    GrpcStation(Host host, Address wanted, Tls tls) {
        this.host = host;
        this.wanted = wanted;
        this.tls = tls;
        this.calls = new GrpcCalls(host, Limits.USUAL, tls);
    }

    @Override
    public Calls calls() {
        return calls;
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public Address open() {
        GrpcListener opened = new GrpcListener(host, wanted, endpoint, Limits.USUAL, tls);
        listener.set(opened);
        return new Address(wanted.host(), opened.port());
    }

    @Override
    public void close() {
        GrpcListener opened = listener.getAndSet(null);
        if (opened != null) opened.close();
        calls.close();
    }
}
