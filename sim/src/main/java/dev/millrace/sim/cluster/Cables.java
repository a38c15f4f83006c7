package dev.millrace.sim.cluster;

import dev.millrace.network.Transport;
import dev.millrace.sim.world.Life;
import dev.millrace.sim.world.SimMachine;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All connections between machines, and where they can be made. Used by whoever runs.
final class Cables {
    private final Life life;
    private final Ways ways;
    private final Map<InetSocketAddress, Door> doors = new HashMap<>();
    private final List<Cable> cables = new ArrayList<>();
    private long frames;

    Cables(Life life, Ways ways) {
        this.life = life;
        this.ways = ways;
        ways.whenMended(() -> List.copyOf(cables).forEach(Cable::mended));
    }

    /// Who takes connections at an address.
    private record Door(SimMachine machine, SimTransport transport, Transport.Guests guests) {}

    Life life() {
        return life;
    }

    Ways ways() {
        return ways;
    }

    void listen(SimMachine machine, SimTransport transport, InetSocketAddress address, Transport.Guests guests) {
        doors.put(address, new Door(machine, transport, guests));
    }

    /// Connects to what listens there then.
    void connect(SimTransport from, InetSocketAddress to, SimLoop loop, Transport.Traffic traffic) {
        SimMachine machine = from.machine();
        machine.startAfter(ways.nanos(), "connect", () -> {
            Door door = doors.get(to);
            boolean isCut = door != null && (ways.isCut(machine, door.machine) || ways.isCut(door.machine, machine));
            if (door == null || door.machine.isDead() || isCut) {
                loop.tell(() -> traffic.failed(new ConnectException("refused on purpose")));
                return;
            }
            life.note("is connected with " + door.machine);
            SimLoop there = door.transport.loop();
            Cable cable = new Cable(this, new Cable.End(machine, loop), new Cable.End(door.machine, there));
            cables.add(cable);
            there.tell(() -> cable.second().begin(door.guests.come(machine.name(), there)));
            loop.tell(() -> cable.first().begin(traffic));
        });
    }

    void over(Cable cable) {
        cables.remove(cable);
    }

    void counted(int more) {
        frames += more;
    }

    /// How many frames there were.
    long frames() {
        return frames;
    }

    /// All connections between two machines, or of one, break.
    void reset(String one, String other) {
        for (Cable each : List.copyOf(cables)) if (each.isBetween(one, other)) each.reset(new IOException("reset"));
    }

    /// A process closes what it has.
    void close(SimMachine machine) {
        doors.values().removeIf(door -> door.machine == machine);
        for (Cable each : List.copyOf(cables)) if (each.isOf(machine)) each.reset(new IOException("closed"));
    }

    /// A machine has died.
    ///
    /// @param isNoticed whether others hear of it soon, or only once their patience is over
    void gone(SimMachine machine, boolean isNoticed) {
        doors.values().removeIf(door -> door.machine == machine);
        for (Cable each : List.copyOf(cables)) if (each.isOf(machine)) each.gone(machine, isNoticed);
    }
}
