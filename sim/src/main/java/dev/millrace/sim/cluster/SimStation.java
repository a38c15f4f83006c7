package dev.millrace.sim.cluster;

import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.CarriedCalls;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.Limits;
import dev.millrace.cluster.call.Station;
import dev.millrace.sim.world.SimMachine;

/// Provides the calls of a simulated process. Used by the threads of the process.
final class SimStation implements Station {
    private final SimMachine machine;
    private final Address address;
    private final SimNetwork network;
    private final Calls calls;
    private final Endpoint endpoint = new Endpoint(Limits.USUAL);

    SimStation(SimMachine machine, Address address, SimNetwork network) {
        this.machine = machine;
        this.address = address;
        this.network = network;
        this.calls = new CarriedCalls(machine.host(), Limits.USUAL, network.from(machine));
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
        network.open(machine, address, endpoint);
        return address;
    }

    @Override
    public void close() {
        network.close(machine, address);
    }
}
