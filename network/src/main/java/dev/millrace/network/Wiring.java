package dev.millrace.network;

import dev.millrace.base.host.Host;
import dev.millrace.base.host.Seldom;
import dev.millrace.network.wire.BufferPool;

/// What all connections of a process share.
///
/// @param process its name, as others see it in messages
/// @param strangers counts who connects and is none of the cluster
/// @param pool for rows that come and go
record Wiring(
        Host host, String process, NetworkSettings settings, Transport transport, Seldom strangers, BufferPool pool) {

    long nanos() {
        return host.clock().nanos();
    }
}
