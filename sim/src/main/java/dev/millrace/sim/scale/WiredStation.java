package dev.millrace.sim.scale;

import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.Limits;
import dev.millrace.cluster.call.Station;

/// Provides calls to one of the many roles in this process. Thread-safe.
final class WiredStation implements Station {
    private final Wires wires;
    private final Address address;
    private final Calls calls;
    private final Endpoint endpoint =
            new Endpoint(new Limits(Limits.USUAL.messageBytes(), 1 << 20, Limits.USUAL.connect()));

    WiredStation(Wires wires, Address address) {
        this.wires = wires;
        this.address = address;
        this.calls = wires.calls();
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
        wires.open(address, endpoint);
        return address;
    }

    @Override
    public void close() {
        wires.close(address);
    }
}
