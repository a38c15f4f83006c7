package dev.millrace.cluster.call;

import dev.millrace.base.host.Host;

/// The calls of one process: those that it makes, and those that it answers. Any thread.
public interface Station extends AutoCloseable {

    /// Between processes, over gRPC. Both ways have the same limits and the same keys.
    ///
    /// @param name of this machine, as others reach it
    /// @param port at which it will be called; 0 for any free one
    static Station grpc(Host host, String name, int port, Tls tls) {
        return new GrpcStation(host, new Address(name, port), tls);
    }

    /// How it calls others.
    Calls calls();

    /// What it answers. Nobody gets there before [#open].
    Endpoint endpoint();

    /// Can be called from now on; asked once.
    ///
    /// @return where
    /// @throws dev.millrace.base.fault.MillraceException if that is not possible there
    Address open();

    /// Calls nobody and answers nobody any more; calls in flight fail.
    @Override
    void close();
}
