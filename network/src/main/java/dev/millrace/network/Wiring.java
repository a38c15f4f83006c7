package dev.millrace.network;

import dev.millrace.base.host.Host;
import dev.millrace.base.host.Seldom;
import dev.millrace.network.wire.BufferPool;

/// Holds what all connections of a process share.
///
/// @param process the name of the process in messages to others
/// @param strangers counts the refused connections of peers outside the cluster
/// @param pool the pool for sent and received rows
record Wiring(
        Host host, String process, NetworkSettings settings, Transport transport, Seldom strangers, BufferPool pool) {

    long nanos() {
        return host.clock().nanos();
    }
}
