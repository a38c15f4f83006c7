package dev.millrace.network;

import dev.millrace.base.host.Host;
import dev.millrace.base.host.Seldom;

/// What all connections of a process share.
///
/// @param process its name, as others see it in messages
/// @param strangers counts who connects and is none of the cluster
record Wiring(Host host, String process, NetworkSettings settings, Transport transport, Seldom strangers) {

    long nanos() {
        return host.clock().nanos();
    }
}
