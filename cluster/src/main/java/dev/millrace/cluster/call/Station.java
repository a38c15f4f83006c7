package dev.millrace.cluster.call;

import dev.millrace.base.host.Host;

/// Sends the calls of one process and answers the calls to it. Thread-safe.
public interface Station extends AutoCloseable {

    /// Makes a station that uses gRPC between processes. Both directions have the same limits and the same keys.
    ///
    /// @param name the name or address at which other machines reach this machine
    /// @param port the port to listen at; 0 for any free port
    static Station grpc(Host host, String name, int port, Tls tls) {
        return new GrpcStation(host, new Address(name, port), tls);
    }

    /// Returns the object that sends calls to other processes.
    Calls calls();

    /// Returns the endpoint that answers calls. No call arrives before [#open].
    Endpoint endpoint();

    /// Opens the station for calls from other processes. Callers call this once.
    ///
    /// @return the address of the station
    /// @throws dev.millrace.base.fault.MillraceException if the station cannot listen at its address
    Address open();

    /// Closes the station in both directions. Calls in flight fail.
    @Override
    void close();
}
