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

/// Holds all connections between machines, and the addresses that accept connections. Called by the running
/// thread only.
final class SimConnections {
    private final Life life;
    private final Ways ways;
    private final Map<InetSocketAddress, Listener> listeners = new HashMap<>();
    private final List<SimConnection> connections = new ArrayList<>();
    private long frames;

    SimConnections(Life life, Ways ways) {
        this.life = life;
        this.ways = ways;
        ways.whenMended(() -> List.copyOf(connections).forEach(SimConnection::mended));
    }

    /// Accepts connections at an address.
    private record Listener(SimMachine machine, SimTransport transport, Transport.Guests guests) {}

    Life life() {
        return life;
    }

    Ways ways() {
        return ways;
    }

    void listen(SimMachine machine, SimTransport transport, InetSocketAddress address, Transport.Guests guests) {
        listeners.put(address, new Listener(machine, transport, guests));
    }

    /// Connects to an address after a delay.
    void connect(SimTransport from, InetSocketAddress to, SimLoop loop, Transport.Traffic traffic) {
        SimMachine machine = from.machine();
        machine.startAfter(ways.nanos(), "connect", () -> {
            Listener listener = listeners.get(to);
            boolean isCut = listener != null
                    && (ways.isCut(machine, listener.machine) || ways.isCut(listener.machine, machine));
            if (listener == null || listener.machine.isDead() || isCut) {
                loop.tell(() -> traffic.failed(new ConnectException("refused on purpose")));
                return;
            }
            life.note("is connected with " + listener.machine);
            SimLoop there = listener.transport.loop();
            SimConnection connection = new SimConnection(
                    this, new SimConnection.End(machine, loop), new SimConnection.End(listener.machine, there));
            connections.add(connection);
            there.tell(() -> connection.second().begin(listener.guests.come(machine.name(), there)));
            loop.tell(() -> connection.first().begin(traffic));
        });
    }

    void over(SimConnection connection) {
        connections.remove(connection);
    }

    void counted(int more) {
        frames += more;
    }

    /// Returns the number of frames sent.
    long frames() {
        return frames;
    }

    /// Breaks all connections between two machines.
    void reset(String one, String other) {
        for (SimConnection each : List.copyOf(connections))
            if (each.isBetween(one, other)) each.reset(new IOException("reset"));
    }

    /// Closes all connections of a process.
    void close(SimMachine machine) {
        listeners.values().removeIf(listener -> listener.machine == machine);
        for (SimConnection each : List.copyOf(connections))
            if (each.isOf(machine)) each.reset(new IOException("closed"));
    }

    /// Handles the failure of a machine.
    ///
    /// @param isNoticed whether other machines detect the failure soon, or only after a timeout
    void gone(SimMachine machine, boolean isNoticed) {
        listeners.values().removeIf(listener -> listener.machine == machine);
        for (SimConnection each : List.copyOf(connections)) if (each.isOf(machine)) each.gone(machine, isNoticed);
    }
}
