package dev.millrace.sim.cluster;

import dev.millrace.network.Transport;
import dev.millrace.runtime.step.SerialExecutor;
import dev.millrace.sim.world.SimMachine;
import java.net.InetSocketAddress;

/// Carries the connections of one simulated process. Used by the threads of the process.
final class SimTransport implements Transport {
    private final SimMachine machine;
    private final SimConnections connections;
    private final SimLoop loop;

    SimTransport(SimMachine machine, SimConnections connections) {
        this.machine = machine;
        this.connections = connections;
        this.loop = new SimLoop(new SerialExecutor("net", machine.host(), thrown -> {
            throw new IllegalStateException("a connection's thread failed", thrown);
        }));
    }

    SimMachine machine() {
        return machine;
    }

    @Override
    public InetSocketAddress listen(InetSocketAddress address, Guests guests) {
        connections.listen(machine, this, address, guests);
        return address;
    }

    @Override
    public SimLoop loop() {
        return loop;
    }

    @Override
    public void connect(InetSocketAddress remote, long patienceMillis, Loop on, Traffic traffic) {
        connections.connect(this, remote, (SimLoop) on, traffic);
    }

    @Override
    public void close() {
        connections.close(machine);
        loop.serial().close(() -> {});
    }
}
