package dev.millrace.network;

import dev.millrace.base.host.Host;

/// What all connections of a process share.
///
/// @param process its name, as others see it in messages
record Wiring(Host host, String process, NetworkSettings settings, Transport transport) {

    long nanos() {
        return host.clock().nanos();
    }
}
