package dev.millrace.sim.cluster;

import dev.millrace.network.Transport;
import dev.millrace.runtime.step.Serial;
import dev.millrace.sim.world.Machine;
import java.net.InetSocketAddress;

/// The connections of one simulated process. Used by its threads.
final class SimTransport implements Transport {
    private final Machine machine;
    private final Cables cables;
    private final SimLoop loop;

    SimTransport(Machine machine, Cables cables) {
        this.machine = machine;
        this.cables = cables;
        this.loop = new SimLoop(new Serial("net", machine.host(), thrown -> {
            throw new IllegalStateException("a connection's thread failed", thrown);
        }));
    }

    Machine machine() {
        return machine;
    }

    @Override
    public InetSocketAddress listen(InetSocketAddress address, Guests guests) {
        cables.listen(machine, this, address, guests);
        return address;
    }

    @Override
    public SimLoop loop() {
        return loop;
    }

    @Override
    public void connect(InetSocketAddress remote, long patienceMillis, Loop on, Traffic traffic) {
        cables.connect(this, remote, (SimLoop) on, traffic);
    }

    @Override
    public void close() {
        cables.close(machine);
        loop.serial().close(() -> {});
    }
}
